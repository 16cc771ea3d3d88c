package io.pagurus.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.distribution.Pagurus.Result;
import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first thing that one does with a fresh checkout: start it. It builds the runtime without its tests, so that no
 * module of the runtime may need what only a build with tests makes.
 */
class FirstBuildIT {
    @TempDir
    static Path checkout;

    @TempDir
    static Path repository;

    @AfterAll
    static void forgetTheRepository() throws IOException {
        CleanCheckout.unlink(repository);
    }

    @Test
    void aFreshCheckoutBuildsItselfAndRuns() throws Exception {
        RequiredTools.required("maven", "mvn");
        CleanCheckout.copy(checkout);
        CleanCheckout.buildAlone(checkout, repository);
        Result result = Pagurus.run(
                checkout.resolve("pagurus"), checkout, "", List.of("exec", "vm:create pseries-7.2; vm:list"));
        assertEquals(0, result.status(), result.err());
        assertTrue(result.err().startsWith("pagurus: the runtime is not built yet; building it"), result.err());
        List<String> lines = result.out().lines().toList();
        assertTrue(lines.getFirst().startsWith("vm0: pseries-7.2"), result.out());
        assertTrue(lines.getLast().startsWith("vm0 "), result.out());
    }
}
