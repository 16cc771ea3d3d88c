package io.pagurus.shell;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Completion TYPES = Completion.of("pseries-2.12");
    private static final Completion DEVICES = Completion.of("spapr-iommu");
    private static final CommandSpec SPEC = CommandSpec.of("vm", "load")
            .required("stream", "x", Completion.FILE)
            .parameter(new Parameter("device", "x", false, true, DEVICES))
            .option("machine", "TYPE", "x", TYPES)
            .flag("strict", "x")
            .build();

    @Test
    void positionalsAreCountedPastOptionsAndTheirValues() {
        assertSame(Completion.FILE, Candidates.at(SPEC, List.of()));
        assertSame(Completion.FILE, Candidates.at(SPEC, List.of("--strict", "--machine", "x")));
        assertSame(DEVICES, Candidates.at(SPEC, List.of("a", "--strict", "b")));
    }

    @Test
    void theValueOfAnOptionHasItsOwnCandidates() {
        assertSame(TYPES, Candidates.at(SPEC, List.of("a", "--machine")));
    }

    @Test
    void nothingIsOfferedPastTheEnd() {
        CommandSpec none = CommandSpec.of("vm", "stop").build();
        assertSame(Completion.NONE, Candidates.at(none, List.of()));
    }
}
