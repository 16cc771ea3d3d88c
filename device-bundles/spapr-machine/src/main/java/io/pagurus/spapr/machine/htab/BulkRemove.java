package io.pagurus.spapr.machine.htab;

import static io.pagurus.spapr.HcallStatus.H_NOT_FOUND;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

/** H_BULK_REMOVE (LoPAR 14.5.4.1.7): up to four requests of two registers, answered in the first of each pair. */
final class BulkRemove {
    private static final int REQUESTS = 4;

    private static final long TYPE = 3L << 62;
    private static final long REQUEST = 1L << 62;
    private static final long RESPONSE = 2L << 62;
    private static final long END = 3L << 62;
    private static final long NOT_FOUND = 1L << 60;
    private static final long WRONG = 2L << 60;
    private static final long ANDCOND = 1L << 56;
    private static final long AVPN = 1L << 57;
    private static final long INDEX = 0x00ff_ffff_ffff_ffffL;
    /** From the flags here to those of H_REMOVE. */
    private static final int FLAGS_SHIFT = 26;
    /** From R and C to where they are answered; LoPAR has them 8 bits higher, the guest reads what QEMU gives it. */
    private static final int CHANGES_SHIFT = 43;

    private final HashTableCalls calls;

    BulkRemove(HashTableCalls calls) {
        this.calls = calls;
    }

    long call(long[] registers) {
        for (int i = 0; i < 2 * REQUESTS; i += 2) {
            long type = registers[i] & TYPE;
            if (type == END) {
                return H_SUCCESS;
            }
            if (type != REQUEST) {
                return H_PARAMETER;
            }
            long asked = registers[i] & (INDEX | ANDCOND | AVPN);
            registers[i] = answer(asked, registers[i + 1]);
            if ((registers[i] & WRONG) != 0) {
                return H_PARAMETER;
            }
        }
        return H_SUCCESS;
    }

    private long answer(long asked, long condition) {
        long response = asked | RESPONSE;
        if ((asked & ANDCOND) != 0 && (asked & AVPN) != 0) {
            return response | WRONG;
        }
        long[] removed = new long[2];
        long status = calls.remove(asked & INDEX, condition, (asked & (ANDCOND | AVPN)) >>> FLAGS_SHIFT, removed);
        if (status == H_SUCCESS) {
            return response | (HashTableCalls.changes(removed[1]) << CHANGES_SHIFT);
        }
        return response | (status == H_NOT_FOUND ? NOT_FOUND : WRONG);
    }
}
