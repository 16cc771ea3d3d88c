package io.pagurus.migration.vmstate;

import static io.pagurus.vmstate.WireType.UINT64;

import io.pagurus.vmstate.VmStateDescription;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** Devices of the pseries machine as far as their state goes, to try descriptions on. */
final class Samples {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Samples() {}

    static class Tce {
        int liobn;
        int nbTable;
        boolean bypass;
        boolean defWin;
        long busOffset;
        int pageShift = 12;
        long[] table = new long[0];
        final List<String> hooks = new ArrayList<>();
    }

    static final VmStateDescription<Tce> IOMMU_EX = VmStateDescription.builder("spapr_iommu_ex", Tce.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .needed(s -> s.busOffset != 0 || s.pageShift != 12)
            .preLoad(s -> s.hooks.add("ex preLoad"))
            .postLoad((s, version) -> s.hooks.add("ex postLoad " + version))
            .uint64("bus_offset")
            .uint32("page_shift")
            .build();

    static final VmStateDescription<Tce> IOMMU = VmStateDescription.builder("spapr_iommu", Tce.class, LOOKUP)
            .version(3)
            .minimumVersion(2)
            .preLoad(s -> s.hooks.add("preLoad"))
            .postLoad((s, version) -> s.hooks.add("postLoad " + version))
            .preSave(s -> s.nbTable = s.table.length)
            .postSave(s -> s.hooks.add("postSave"))
            .uint32Equal("liobn")
            .uint32("mig_nb_table", f -> f.as("nbTable"))
            .bool("bypass")
            .varray("mig_table", "mig_nb_table", UINT64, f -> f.as("table").alloc())
            .bool("def_win", f -> f.since(3))
            .subsection(IOMMU_EX)
            .build();

    static Tce tce(int liobn, int entries) {
        Tce tce = new Tce();
        tce.liobn = liobn;
        tce.table = new long[entries];
        for (int i = 0; i < entries; i++) {
            tce.table[i] = (long) i << 12 | 3;
        }
        return tce;
    }

    static class Crq {
        long qladdr;
        int qsize;
        int qnext;
    }

    static class Vio {
        int reg;
        int irq;
        long signalState;
        final Crq crq = new Crq();
    }

    static class Vty {
        final Vio sdev = new Vio();
        int in;
        int out;
        final byte[] buf = new byte[16];
    }

    static final VmStateDescription<Vio> VIO = VmStateDescription.builder("spapr_vio", Vio.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .uint32Equal("reg")
            .uint32Equal("irq")
            .uint64("signal_state")
            .uint64("crq.qladdr")
            .uint32("crq.qsize")
            .uint32("crq.qnext")
            .build();

    static final VmStateDescription<Vty> VTY = VmStateDescription.builder("spapr_vty", Vty.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .struct("sdev", VIO)
            .uint32("in")
            .uint32("out")
            .buffer("buf", 16)
            .build();

    static class Nvram {
        int size = 65536;
        byte[] buf = new byte[size];
    }

    static final VmStateDescription<Nvram> NVRAM = VmStateDescription.builder("spapr_nvram", Nvram.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .uint32("size")
            .vbuffer("buf", "size", f -> f.since(1).alloc())
            .build();

    static class Irq {
        int server;
        byte priority;
        byte savedPriority;
        byte status;
        byte flags;
    }

    static class Ics {
        int nrIrqs;
        final Irq[] irqs;

        Ics(int nrIrqs) {
            this.nrIrqs = nrIrqs;
            irqs = new Irq[nrIrqs];
            for (int i = 0; i < nrIrqs; i++) {
                irqs[i] = new Irq();
            }
        }
    }

    static final VmStateDescription<Irq> IRQ = VmStateDescription.builder("ics/irq", Irq.class, LOOKUP)
            .version(2)
            .minimumVersion(1)
            .uint32("server")
            .uint8("priority")
            .uint8("saved_priority")
            .uint8("status")
            .uint8("flags")
            .build();

    static final VmStateDescription<Ics> ICS = VmStateDescription.builder("ics", Ics.class, LOOKUP)
            .version(1)
            .minimumVersion(1)
            .uint32Equal("nr_irqs")
            .structVarray("irqs", "nr_irqs", IRQ)
            .build();
}
