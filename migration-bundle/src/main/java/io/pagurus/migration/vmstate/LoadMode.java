package io.pagurus.migration.vmstate;

/** What a run through a section is for. */
enum LoadMode {
    /** A device receives its state: hooks run, values are checked against the device's own. */
    RECEIVE,
    /** A section is looked at on a scratch state: no hooks, no checks, members are made as needed. */
    SCAN
}
