package io.pagurus.migration.vmstate;

/** Entries of the description behind a stream of QEMU 7.2.22, machine pseries-7.2, as they were recorded. */
final class RecordedDescriptions {
    private RecordedDescriptions() {}

    static final String ICS = """
            {"name": "ics", "instance_id": 0, "vmsd_name": "ics", "version": 1, "fields": [{"name": "nr_irqs",\s\
            "type": "uint32 equal", "size": 4}, {"name": "irqs", "array_len": 4096, "type": "struct", "struct":\s\
            {"vmsd_name": "ics/irq", "version": 2, "fields": [{"name": "server", "type": "uint32", "size": 4},\s\
            {"name": "priority", "type": "uint8", "size": 1}, {"name": "saved_priority", "type": "uint8",\s\
            "size": 1}, {"name": "status", "type": "uint8", "size": 1}, {"name": "flags", "type": "uint8",\s\
            "size": 1}]}, "size": 8}]}""";

    static final String IOMMU = """
            {"name": "spapr_iommu", "instance_id": 2147483648, "vmsd_name": "spapr_iommu", "version": 3,\s\
            "fields": [{"name": "liobn", "type": "uint32 equal", "size": 4}, {"name": "mig_nb_table", "type":\s\
            "uint32", "size": 4}, {"name": "bypass", "type": "bool", "size": 1}, {"name": "mig_table",\s\
            "array_len": 262144, "type": "uint64", "size": 8}, {"name": "def_win", "type": "bool", "size": 1}]}""";

    static final String IOMMU_WINDOW_2 = """
            {"name": "spapr_iommu", "instance_id": 2147483649, "vmsd_name": "spapr_iommu", "version": 3,\s\
            "fields": [{"name": "liobn", "type": "uint32 equal", "size": 4}, {"name": "mig_nb_table", "type":\s\
            "uint32", "size": 4}, {"name": "bypass", "type": "bool", "size": 1}, {"name": "def_win", "type":\s\
            "bool", "size": 1}], "subsections": [{"vmsd_name": "spapr_iommu_ex", "version": 1, "fields":\s\
            [{"name": "bus_offset", "type": "uint64", "size": 8}, {"name": "page_shift", "type": "uint32",\s\
            "size": 4}]}]}""";

    static final String VTY = """
            {"name": "vty@71000000/spapr_vty", "instance_id": 0, "vmsd_name": "spapr_vty", "version": 1,\s\
            "fields": [{"name": "sdev", "type": "struct", "struct": {"vmsd_name": "spapr_vio", "version": 1,\s\
            "fields": [{"name": "reg", "type": "uint32 equal", "size": 4}, {"name": "irq", "type": "uint32\s\
            equal", "size": 4}, {"name": "signal_state", "type": "uint64", "size": 8}, {"name": "crq.qladdr",\s\
            "type": "uint64", "size": 8}, {"name": "crq.qsize", "type": "uint32", "size": 4}, {"name":\s\
            "crq.qnext", "type": "uint32", "size": 4}]}, "size": 32}, {"name": "in", "type": "uint32", "size":\s\
            4}, {"name": "out", "type": "uint32", "size": 4}, {"name": "buf", "type": "buffer", "size": 16}]}""";

    static final String NVRAM = """
            {"name": "nvram@71000001/spapr_nvram", "instance_id": 0, "vmsd_name": "spapr_nvram", "version": 1,\s\
            "fields": [{"name": "size", "type": "uint32", "size": 4}, {"name": "buf", "type": "buffer", "size":\s\
            65536}]}""";
}
