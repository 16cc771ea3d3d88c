package io.pagurus.spapr.machine.hcall;

import static io.pagurus.spapr.RtasStatus.PARAMETER_ERROR;
import static io.pagurus.spapr.RtasStatus.SUCCESS;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuBoard.End;
import io.pagurus.spapr.Chardevs;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.machine.contract.RtasDispatcher;

/** RTAS functions on the machine as a whole: power (LoPAR 7.3.6), reset (7.3.7), and a character for the console. */
final class RtasPlatformCalls {
    private final CpuBoard board;
    private final Chardevs consoles;

    RtasPlatformCalls(CpuBoard board, Chardevs consoles) {
        this.board = board;
        this.consoles = consoles;
    }

    void register(RtasDispatcher rtas) {
        rtas.registerPlatform(RtasCall.POWER_OFF, this::powerOff);
        rtas.registerPlatform(RtasCall.SYSTEM_REBOOT, this::reboot);
        rtas.registerPlatform(RtasCall.DISPLAY_CHARACTER, this::display);
    }

    /** Arguments: two masks of what may switch it on again, which nothing here does. */
    private int powerOff(int[] arguments, int[] returns) {
        if (arguments.length != 2 || returns.length != 1) {
            return PARAMETER_ERROR;
        }
        board.end(new End(End.Kind.POWER_OFF, "the guest has switched itself off"));
        return SUCCESS;
    }

    private int reboot(int[] arguments, int[] returns) {
        if (arguments.length != 0 || returns.length != 1) {
            return PARAMETER_ERROR;
        }
        board.end(new End(End.Kind.RESET, "the guest asked for a reset, which is not carried out; build it anew"));
        return SUCCESS;
    }

    private int display(int[] arguments, int[] returns) {
        if (arguments.length < 1) {
            return PARAMETER_ERROR;
        }
        consoles.get(Chardevs.CONSOLE).write(new byte[] {(byte) arguments[0]});
        return SUCCESS;
    }
}
