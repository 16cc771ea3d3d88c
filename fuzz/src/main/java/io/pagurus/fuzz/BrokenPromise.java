package io.pagurus.fuzz;

/** An input made the code do what it promises never to do. */
final class BrokenPromise extends AssertionError {
    private static final long serialVersionUID = 1L;

    BrokenPromise(String what) {
        super(what);
    }

    BrokenPromise(String what, Throwable cause) {
        super(what, cause);
    }
}
