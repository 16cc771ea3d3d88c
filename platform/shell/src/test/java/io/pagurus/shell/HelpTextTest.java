package io.pagurus.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import org.junit.jupiter.api.Test;

class HelpTextTest {
    @Test
    void everythingComesFromTheSpec() {
        CommandSpec spec = CommandSpec.of("stream", "show")
                .summary("show the sections of a stream")
                .description("Reads it whole.")
                .required("stream", "the recorded stream", Completion.FILE)
                .option("section", "IDSTR", "only this one")
                .example("stream:show a.stream --section spapr_iommu")
                .build();
        assertEquals("""
                stream:show - show the sections of a stream

                usage: stream:show [--section IDSTR] STREAM

                Reads it whole.

                arguments:
                  STREAM  the recorded stream

                options:
                  --section IDSTR  only this one
                  --json           answer with JSON
                  --no-format      plain lines, cells separated by tabs, nothing shortened
                  --help           say what the command does and takes

                examples:
                  stream:show a.stream --section spapr_iommu
                """, HelpText.of(spec));
    }
}
