package io.pagurus.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.machine.Machine;

/**
 * All devices of a type moved to another implementation in a machine that was recorded.
 *
 * @param recording the machine
 * @param device name of the type
 * @param implementation number of the implementation they end under
 */
record Swap(Recording recording, String device, int implementation) {
    /** {@return what the machine sends after the swap} */
    byte[] sent() throws Exception {
        Workshop workshop = new Workshop();
        try (Machine machine = workshop.load(recording)) {
            assertTrue(workshop.swap(machine, device, implementation).committed(), this::toString);
            return Workshop.save(machine);
        }
    }

    @Override
    public String toString() {
        return "%s under %s %d".formatted(recording, device, implementation);
    }
}
