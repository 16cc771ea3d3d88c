package io.pagurus.distribution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

/** The house's floors: distribution -> migration, devices -> core -> api. No arrow runs up, and no device knows another. */
class FloorsIT {
    private static final String API = "io.pagurus.api";
    private static final String SPAPR = "io.pagurus.spapr.api";
    private static final String COMMAND = "io.pagurus.command";

    private static List<Built> bundles;
    private static JavaClasses classes;

    /** A built bundle: its name, and the packages of ours that it imports and exports. */
    private record Built(Path file, String name, Set<String> imports, Set<String> exports) {
        boolean isDevice() {
            return name.startsWith("io.pagurus.device.")
                    || name.equals("io.pagurus.spapr.machine")
                    || name.equals("io.pagurus.cpu.ppc64");
        }
    }

    @BeforeAll
    static void readBundles() throws IOException {
        bundles = new ArrayList<>();
        for (Path file : Pagurus.bundles()) {
            if (Pagurus.isOurs(file)) {
                bundles.add(read(file));
            }
        }
        List<Location> jars = bundles.stream()
                .map(bundle -> Location.of(URI.create("jar:" + bundle.file().toUri() + "!/")))
                .toList();
        // What lies outside the bundles is known by name, and need not be read.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        classes = new ClassFileImporter().importLocations(jars);
    }

    @Test
    void theApiImportsNothingOfOurs() {
        assertImports(bundle -> bundle.name().equals(API), exports(API));
    }

    @Test
    void theFamilysContractsImportTheApiOnly() {
        assertImports(bundle -> bundle.name().equals(SPAPR), exports(API, SPAPR));
    }

    @Test
    void coreAndMigrationKnowContractsOnly() {
        assertImports(
                bundle ->
                        bundle.name().equals("io.pagurus.core") || bundle.name().equals("io.pagurus.migration"),
                exports(API));
    }

    @Test
    void theShellKnowsCommandsOnly() {
        assertImports(bundle -> bundle.name().equals("io.pagurus.shell"), Set.of(COMMAND));
    }

    @Test
    void devicesImportContractsAndExportNothing() {
        assertImports(Built::isDevice, exports(API, SPAPR));
        List<String> exporting = bundles.stream()
                .filter(bundle -> bundle.isDevice() && !bundle.exports().isEmpty())
                .map(bundle -> bundle.name() + " exports " + bundle.exports())
                .toList();
        assertEquals(List.of(), exporting);
    }

    @Test
    void onlyContractsAreExported() {
        Set<String> exporting = new TreeSet<>();
        bundles.stream().filter(bundle -> !bundle.exports().isEmpty()).forEach(bundle -> exporting.add(bundle.name()));
        assertEquals(Set.of(API, SPAPR), exporting);
    }

    @Test
    void onlyTheShellPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.pagurus.shell..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("a command returns a report and the shell renders it")
                .check(classes);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(classes);
    }

    private static void assertImports(Predicate<Built> which, Set<String> allowed) {
        List<String> upwards = new ArrayList<>();
        List<Built> checked = bundles.stream().filter(which).toList();
        for (Built bundle : checked) {
            Set<String> forbidden = new TreeSet<>(bundle.imports());
            forbidden.removeAll(allowed);
            if (!forbidden.isEmpty()) {
                upwards.add(bundle.name() + " imports " + forbidden);
            }
        }
        assertEquals(List.of(), upwards);
        assertEquals(false, checked.isEmpty(), "no such bundle in the distribution");
    }

    private static Set<String> exports(String... names) {
        Set<String> packages = new HashSet<>();
        bundles.stream()
                .filter(bundle -> List.of(names).contains(bundle.name()))
                .forEach(bundle -> packages.addAll(bundle.exports()));
        return packages;
    }

    private static Built read(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes headers = jar.getManifest().getMainAttributes();
            return new Built(
                    file,
                    headers.getValue(Constants.BUNDLE_SYMBOLICNAME),
                    ours(headers.getValue(Constants.IMPORT_PACKAGE)),
                    ours(headers.getValue(Constants.EXPORT_PACKAGE)));
        }
    }

    /** The packages of ours in a header. Versions and uses clauses are between quotes, and names of packages never are. */
    private static Set<String> ours(@Nullable String header) {
        Set<String> packages = new TreeSet<>();
        if (header != null) {
            for (String word : header.replaceAll("\"[^\"]*\"", "").split("[,;]", -1)) {
                if (word.startsWith("io.pagurus.")) {
                    packages.add(word);
                }
            }
        }
        return packages;
    }
}
