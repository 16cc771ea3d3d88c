package io.pagurus.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/** A bundle made by hand from classes of this test source, as a user's own bundle would come. */
public final class FixtureBundle {
    private FixtureBundle() {}

    /**
     * Writes the bundle.
     *
     * @param file where to
     * @param version its version
     * @return the file
     */
    public static Path write(Path file, String version) {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "io.pagurus.fixture");
        headers.putValue(Constants.BUNDLE_VERSION, version);
        headers.putValue(Constants.BUNDLE_ACTIVATOR, FixtureActivator.class.getName());
        headers.putValue(Constants.IMPORT_PACKAGE, "org.osgi.framework,io.pagurus.command");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String name : List.of("FixtureActivator", "FixtureActivator$Work", "FixtureActivator$1")) {
                jar.putNextEntry(new JarEntry("io/pagurus/distribution/" + name + ".class"));
                try (InputStream in = FixtureBundle.class.getResourceAsStream(name + ".class")) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
