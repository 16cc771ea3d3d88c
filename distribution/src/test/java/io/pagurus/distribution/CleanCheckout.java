package io.pagurus.distribution;

import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The repository as one gets it: nothing is built, and Maven has seen none of its modules before. */
final class CleanCheckout {
    private static final Path ORIGINAL =
            Path.of(System.getProperty("pagurus.root")).toAbsolutePath().normalize();
    private static final Path REPOSITORY = Path.of(System.getProperty("pagurus.repository"));

    private CleanCheckout() {}

    /** Copies what belongs to the repository: what git tracks, or, without git's folder, all but what builds make. */
    static void copy(Path into) throws IOException, InterruptedException {
        for (Path file : Files.exists(ORIGINAL.resolve(".git")) ? tracked() : unbuilt()) {
            Path copy = into.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(ORIGINAL.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /**
     * Makes Maven take what it needs from the local repository and from nowhere else, and see none of our modules there:
     * someone may have installed them.
     *
     * @param root of the copy
     * @param view an empty folder, which becomes the copy's local repository: links to what there is
     */
    static void buildAlone(Path root, Path view) throws IOException {
        link(REPOSITORY, view, "io");
        link(REPOSITORY.resolve("io"), Files.createDirectory(view.resolve("io")), "pagurus");
        Files.createDirectory(root.resolve(".mvn"));
        Files.writeString(root.resolve(".mvn/maven.config"), "--offline\n-Dmaven.repo.local=" + view + "\n");
    }

    /** Takes the links of a view away, so that nobody who deletes the folder needs to know them. */
    static void unlink(Path view) throws IOException {
        try (Stream<Path> entries = Files.walk(view, 2)) {
            for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static void link(Path folder, Path view, String without) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(entry -> !entry.endsWith(without)).toList()) {
                Files.createSymbolicLink(view.resolve(entry.getFileName()), entry);
            }
        }
    }

    /** What is tracked and there: a change under way may have removed some. */
    private static List<Path> tracked() throws IOException, InterruptedException {
        RequiredTools.required("git", "git");
        Process git = new ProcessBuilder("git", "ls-files", "-z")
                .directory(ORIGINAL.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String files = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException("git does not say what it tracks in " + ORIGINAL);
        }
        return Stream.of(files.split("\0", -1))
                .map(Path::of)
                .filter(file -> Files.isRegularFile(ORIGINAL.resolve(file)))
                .toList();
    }

    private static List<Path> unbuilt() throws IOException {
        Path target = Path.of("target");
        try (Stream<Path> files = Files.walk(ORIGINAL)) {
            return files.filter(Files::isRegularFile)
                    .map(ORIGINAL::relativize)
                    .filter(file ->
                            StreamSupport.stream(file.spliterator(), false).noneMatch(target::equals))
                    .toList();
        }
    }
}
