package io.pagurus.bench;

/**
 * A cost that is measured, and the peer beside which it is put.
 *
 * @param name short name of the cost
 * @param measured benchmark method that pays it, such as {@code StreamBenchmark.scan}
 * @param peer benchmark method of the peer
 * @param peerName what the peer does
 * @param aim largest ratio of the two that is good, or 0 if there is no aim
 * @param cost what the time is spent on
 * @param why who would notice
 */
record Row(String name, String measured, String peer, String peerName, double aim, String cost, String why) {}
