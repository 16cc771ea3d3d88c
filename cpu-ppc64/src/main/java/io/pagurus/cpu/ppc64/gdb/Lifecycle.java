package io.pagurus.cpu.ppc64.gdb;

/** How a debugger takes a guest from whoever runs it, and gives it back. */
public interface Lifecycle {
    /** Has the guest stand still until {@link #giveBack}; returns when it does. Taking it twice is taking it once. */
    void takeOver();

    /** Lets the guest run by itself again. */
    void giveBack();

    /** {@return whether the guest has powered off or is gone} */
    boolean ended();

    /** Ends the guest. */
    void end();
}
