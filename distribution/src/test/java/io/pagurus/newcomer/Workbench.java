package io.pagurus.newcomer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Does what Maven does for a module, with the distribution's class path for its dependencies: javac, then bnd. */
final class Workbench {
    /** As the root pom has it. */
    private static final List<String> OPTIONS =
            List.of("--release", "25", "-proc:none", "-Xlint:all,-processing,-classfile,-path", "-Werror");

    private final Checkout checkout;

    Workbench(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Compiles a module and makes its bundle, anew. */
    void build(String module) throws Exception {
        Path classes = classes(module);
        compile(checkout.find(module + "/src/main/java", ".java"), List.of(), classes);
        compile(checkout.find(module + "/src/test/java", ".java"), List.of(classes), testClasses(module));
        Path pom = checkout.root().resolve(module).resolve("pom.xml");
        String artifact = Files.readString(pom).replaceAll("(?s)<parent>.*</parent>", "");
        artifact = artifact.replaceFirst("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1");
        bundle(module, checkout.root().resolve(module).resolve("target/" + artifact + "-0.1.0-SNAPSHOT.jar"));
    }

    Path classes(String module) {
        return checkout.root().resolve(module).resolve("target/classes");
    }

    Path testClasses(String module) {
        return checkout.root().resolve(module).resolve("target/test-classes");
    }

    /** Puts a changed source of an existing bundle into the assembled runtime. */
    void patch(Path source, String bundle) throws IOException {
        Path classes = Files.createTempDirectory(checkout.root(), "patch");
        compile(List.of(source), List.of(), classes);
        Path jar = checkout.find("distribution/target/pagurus/bundles", ".jar").stream()
                .filter(file -> String.valueOf(file.getFileName()).startsWith(bundle + "-"))
                .findFirst()
                .orElseThrow();
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path file : compiled.filter(Files::isRegularFile).toList()) {
                Path target = inside.getPath("/" + classes.relativize(file));
                assertTrue(Files.exists(target), () -> target + " is new");
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void compile(List<Path> sources, List<Path> before, Path into) throws IOException {
        Files.createDirectories(into);
        List<File> classPath = new ArrayList<>(before.stream().map(Path::toFile).toList());
        classPath.addAll(classPath());
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null)) {
            files.setLocation(StandardLocation.CLASS_PATH, classPath);
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(into.toFile()));
            StringWriter messages = new StringWriter();
            boolean good = javac.getTask(
                            messages, files, null, OPTIONS, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertTrue(good, messages::toString);
            assertEquals("", messages.toString());
        }
    }

    private static List<File> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(File::new)
                .filter(File::exists)
                .toList();
    }

    private void bundle(String module, Path file) throws Exception {
        try (Builder bnd = new Builder()) {
            bnd.setBase(checkout.root().resolve(module).toFile());
            bnd.addProperties(checkout.fetch("bnd.bnd").toFile());
            bnd.addProperties(checkout.root().resolve(module).resolve("bnd.bnd").toFile());
            for (File entry : classPath()) {
                bnd.addClasspath(entry);
            }
            File classes = classes(module).toFile();
            bnd.addClasspath(classes);
            bnd.setJar(new Jar(classes));
            Jar jar = bnd.build();
            assertEquals(List.of(), bnd.getErrors());
            assertEquals(List.of(), bnd.getWarnings());
            jar.write(file.toFile());
        }
    }
}
