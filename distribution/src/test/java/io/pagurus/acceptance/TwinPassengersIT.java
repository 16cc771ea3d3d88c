package io.pagurus.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.machine.Machine;
import io.pagurus.migration.live.MachineSaver;
import io.pagurus.migration.live.Roundtrip;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Priority;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QEMU 7.2 sends the state of every user-mode network as {@code slirp} 0: two of them share one identity. */
class TwinPassengersIT {
    private static final SectionId SLIRP = new SectionId("slirp", 0);

    @TempDir
    Path directory;

    private static SaveStateBody.Passenger slirp(String data) {
        byte[] payload = data.getBytes(StandardCharsets.UTF_8);
        String vmdesc =
                "{\"name\": \"slirp\", \"instance_id\": 0, \"size\": %d, \"fields\": [{\"name\": \"data\", \"size\": %d, \"type\": \"buffer\"}]}"
                        .formatted(payload.length, payload.length);
        return new SaveStateBody.Passenger(4, payload, vmdesc);
    }

    @Test
    void twinsOfDifferentLengthAreBothCarried() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Installation installation = new Installation()) {
            Machine machine = installation.load("fw-m7.2-power9-vof");
            machine.saveStates().registerPassenger(SLIRP, Priority.DEFAULT, slirp("one network"));
            machine.saveStates().registerPassenger(SLIRP, Priority.DEFAULT, slirp("another network, with more to say"));
            new MachineSaver(machine).save(out);
        }
        try (Installation installation = new Installation()) {
            StreamSource twins = StreamSource.ofBytes(out.toByteArray());
            Roundtrip.Result result =
                    new Roundtrip(installation.loader(), Installation.options()).run(twins, directory.resolve("saved"));
            assertEquals(
                    List.of(),
                    result.parts().stream().filter(part -> !part.identical()).toList());
            assertEquals(
                    2,
                    result.parts().stream()
                            .filter(part -> part.part().equals("slirp/0"))
                            .count());
        }
    }

    @Test
    void aDeviceNeverSharesItsIdentity() throws Exception {
        try (Installation installation = new Installation()) {
            Machine machine = installation.load("fw-m7.2-power9-vof");
            assertThrows(
                    DuplicateSectionException.class,
                    () -> machine.saveStates()
                            .registerPassenger(new SectionId("spapr_iommu", 0x80000000), Priority.DEFAULT, slirp("x")));
        }
    }
}
