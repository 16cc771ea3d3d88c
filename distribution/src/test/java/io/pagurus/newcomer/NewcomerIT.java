package io.pagurus.newcomer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Does what CONTRIBUTING tells a newcomer to do, word for word and in order, and expects what it says will happen. */
class NewcomerIT {
    private static final String DEVICE = "device-bundles/hello-counter";
    private static final String RULES =
            "device-bundles/spapr-machine/src/main/java/io/pagurus/spapr/machine/CompatProperties.java";

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> theGuideWorksAsItIsWritten() throws Exception {
        List<Guide.Block> blocks =
                Guide.read(Path.of(System.getProperty("pagurus.root"), "CONTRIBUTING.md"), "A new device bundle");
        assertTrue(blocks.stream().anyMatch(Guide.Block::isConsole), "the section has commands");
        Checkout checkout = Checkout.in(folder);
        return blocks.stream().map(block -> dynamicTest(block.toString(), () -> follow(checkout, block)));
    }

    private static void follow(Checkout checkout, Guide.Block block) throws Exception {
        if (block.isConsole()) {
            session(checkout, block.text());
        } else if (block.isChange()) {
            checkout.change(block.file(), block.text());
        } else {
            checkout.write(block.file(), block.text());
        }
    }

    /** Commands begin with a dollar; what they print follows them. */
    private static void session(Checkout checkout, String text) throws Exception {
        for (String part : text.split("(?m)^\\$ ", -1)) {
            if (!part.isEmpty()) {
                int end = part.indexOf('\n');
                String promised = part.substring(end + 1);
                String answer = answer(checkout, part.substring(0, end));
                if (!words(promised).equals(words(answer))) {
                    assertEquals(promised, answer, part.substring(0, end));
                }
            }
        }
    }

    /** What is said, in any layout: how tables break lines and shorten names is the shell's business. */
    private static List<String> words(String text) {
        return Stream.of(text.split("\\s+", -1))
                .filter(word -> !word.isEmpty() && !word.matches("-+") && !word.contains("…"))
                .sorted()
                .toList();
    }

    private static String answer(Checkout checkout, String command) throws Exception {
        if (command.startsWith("mvn ")) {
            build(checkout);
            return "";
        }
        if (command.startsWith("./pagurus --rebuild ")) {
            build(checkout);
            assemble(checkout);
            return checkout.shell(command.replace("--rebuild ", ""));
        }
        return checkout.shell(command);
    }

    /** Builds and tests the modules of this device that the root pom has by now. */
    private static void build(Checkout checkout) throws Exception {
        Workbench workbench = new Workbench(checkout);
        String modules = Files.readString(checkout.fetch("pom.xml"));
        for (String module : List.of(DEVICE + "/v1", DEVICE + "/v2")) {
            if (modules.contains("<module>" + module + "</module>")) {
                workbench.build(module);
                conforms(workbench.classes(module), workbench.testClasses(module));
            }
        }
    }

    /** Takes into the runtime what the newcomer changed. */
    private static void assemble(Checkout checkout) throws Exception {
        new Workbench(checkout).patch(checkout.fetch(RULES), "io.pagurus.spapr.machine");
        String distribution = Files.readString(checkout.fetch("distribution/pom.xml"));
        for (Path bundle : checkout.find(DEVICE, ".jar")) {
            String file = String.valueOf(bundle.getFileName());
            String artifact = "<artifactId>" + file.substring(0, file.indexOf("-0.1.0")) + "</artifactId>";
            assertEquals(3, distribution.split(artifact, -1).length, "a dependency and an artifactItem: " + artifact);
            Files.copy(
                    bundle,
                    checkout.home().resolve("bundles/3-devices").resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Runs the conformance suite as the newcomer's module does. */
    private static void conforms(Path classes, Path testClasses) throws Exception {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        URL[] urls = {classes.toUri().toURL(), testClasses.toUri().toURL()};
        try (URLClassLoader module = new URLClassLoader(urls, ours)) {
            Thread.currentThread().setContextClassLoader(module);
            SummaryGeneratingListener results = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClasspathRoots(Set.of(testClasses)))
                                    .filters(includeClassNamePatterns(".*Test"))
                                    .build(),
                            results);
            TestExecutionSummary summary = results.getSummary();
            assertEquals(
                    List.of(),
                    summary.getFailures().stream()
                            .map(failure ->
                                    failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                            .toList());
            assertTrue(summary.getTestsSucceededCount() > 20, () -> "only " + summary.getTestsSucceededCount());
        } finally {
            Thread.currentThread().setContextClassLoader(ours);
        }
    }
}
