package io.pagurus.testing.tools;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequiredToolsTest {
    @Test
    void whatIsThereIsFoundAndLetsATestRun() {
        RequiredTools.required("dash", "sh");
        assertTrue(Files.isExecutable(RequiredTools.find("sh").orElseThrow()));
    }

    @Test
    void whatIsMissingIsNamedWithItsPackage() {
        Class<? extends Throwable> expected =
                "true".equals(System.getenv("CI")) ? AssertionFailedError.class : TestAbortedException.class;
        Throwable end = assertThrows(expected, () -> RequiredTools.required("some-package", "sh", "no-such-tool"));
        assertTrue(end.getMessage().endsWith("no-such-tool is not installed (Debian: some-package)"), end.getMessage());
    }
}
