package io.pagurus.spapr;

/**
 * Where a DMA access goes.
 *
 * @param realAddress guest real address of the accessed byte
 * @param remaining bytes from there to the end of the IOMMU page, at least 1
 */
public record DmaPage(long realAddress, long remaining) {}
