package io.pagurus.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/** The bundle of {@link ProbeActivator}. */
final class ProbeBundle {
    private ProbeBundle() {}

    static Path write(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "io.pagurus.probe");
        headers.putValue(Constants.BUNDLE_ACTIVATOR, ProbeActivator.class.getName());
        headers.putValue(
                Constants.IMPORT_PACKAGE,
                "org.osgi.framework,io.pagurus.command,io.pagurus.machine,io.pagurus.memory,io.pagurus.qdev,"
                        + "io.pagurus.spapr");
        String name = ProbeActivator.class.getSimpleName() + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream in = ProbeActivator.class.getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(ProbeActivator.class.getName().replace('.', '/') + ".class"));
            in.transferTo(jar);
            jar.closeEntry();
        }
        return file;
    }
}
