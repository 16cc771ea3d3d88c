package io.pagurus.spapr;

import io.pagurus.qdev.RealizeScope;
import java.util.OptionalLong;

/**
 * The RTAS functions of one machine. A function may be served by several devices, told apart by the unit that
 * {@link RtasCall#unit} finds in the arguments. Registrations take effect when their scope is activated and end with it;
 * calls run inside the machine's {@link io.pagurus.machine.SafePoint}.
 */
public interface RtasTable {
    /** Most argument words, and most return words, that a call may carry. */
    int MAX_WORDS = 64;

    /**
     * Serves a function, for one unit or for every unit nobody else serves.
     *
     * @param scope owns the registration
     * @param call the function
     * @param unit the unit, unsigned; empty for the only server or the fallback
     * @param handler serves it
     */
    void register(RealizeScope scope, RtasCall call, OptionalLong unit, RtasHandler handler);

    /**
     * Makes an RTAS call: enters guest context and serves it.
     *
     * @param token as in {@link RtasCall#token}
     * @param arguments the argument words
     * @param returns receives the return words, the status first; must hold at least that
     * @return the status word: parameter error if nobody serves the token or the unit
     */
    int call(int token, int[] arguments, int[] returns);

    /**
     * Makes an RTAS call from an argument buffer in memory: token, nargs, nret, arguments, returns, all big-endian words
     * (LoPAR 7.2.7); the hypercall {@link HcallOpcode#H_RTAS} does the same.
     *
     * @param buffer guest real address
     * @return H_SUCCESS if a function was called, else H_PARAMETER
     */
    long callFromMemory(long buffer);
}
