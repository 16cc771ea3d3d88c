package io.pagurus.device.drc;

/** States of a connector (LoPAR 13.4, figures of the logical and the physical state machine) as QEMU numbers them. */
final class DrcStates {
    static final int LOGICAL_UNUSABLE = 1;
    static final int LOGICAL_AVAILABLE = 2;
    static final int LOGICAL_UNISOLATE = 3;
    static final int LOGICAL_CONFIGURED = 4;
    static final int PHYSICAL_AVAILABLE = 5;
    static final int PHYSICAL_POWERON = 6;
    static final int PHYSICAL_UNISOLATE = 7;
    static final int PHYSICAL_CONFIGURED = 8;

    private DrcStates() {}

    /** {@return the long-term state of a connector with a device} */
    static int ready(boolean physical) {
        return physical ? PHYSICAL_CONFIGURED : LOGICAL_CONFIGURED;
    }

    /** {@return the long-term state of a connector without a device} */
    static int empty(boolean physical) {
        return physical ? PHYSICAL_POWERON : LOGICAL_UNUSABLE;
    }

    static boolean unisolated(int state) {
        return state == LOGICAL_UNISOLATE || state == PHYSICAL_UNISOLATE;
    }

    static String text(int state) {
        return switch (state) {
            case LOGICAL_UNUSABLE -> "logical: unusable";
            case LOGICAL_AVAILABLE -> "logical: available";
            case LOGICAL_UNISOLATE -> "logical: unisolated";
            case LOGICAL_CONFIGURED -> "logical: configured";
            case PHYSICAL_AVAILABLE -> "physical: available";
            case PHYSICAL_POWERON -> "physical: powered on";
            case PHYSICAL_UNISOLATE -> "physical: unisolated";
            case PHYSICAL_CONFIGURED -> "physical: configured";
            default -> "unknown: " + state;
        };
    }
}
