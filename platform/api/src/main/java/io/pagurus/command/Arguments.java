package io.pagurus.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the user gave a command, checked against its {@link CommandSpec}. */
public final class Arguments {
    private final CommandSpec spec;
    private final Map<String, List<String>> positionals;
    private final Map<String, List<String>> options;
    private final Path workingDirectory;
    private final Progress progress;
    private final Relay relay;

    private Arguments(
            CommandSpec spec,
            Map<String, List<String>> positionals,
            Map<String, List<String>> options,
            Path workingDirectory,
            Progress progress,
            Relay relay) {
        this.spec = spec;
        this.positionals = positionals;
        this.options = options;
        this.workingDirectory = workingDirectory;
        this.progress = progress;
        this.relay = relay;
    }

    /**
     * Parses words. Options and positionals may be mixed; {@code --} ends the options; a lone {@code -} and negative numbers are
     * positionals. With {@code --help} nothing else need be there.
     *
     * @param spec what the command takes
     * @param words what the user gave, without the command's name
     * @param workingDirectory what relative file names are relative to
     * @param progress where long work says how far it is
     * @return the arguments
     * @throws UsageException if an option is unknown or lacks its value, or a positional is missing or too many
     */
    public static Arguments parse(CommandSpec spec, List<String> words, Path workingDirectory, Progress progress)
            throws UsageException {
        return new Parser(spec).parse(words, workingDirectory, progress);
    }

    /**
     * The same arguments for a face that passes on what is no command's output.
     *
     * @param passed where it goes
     * @return the arguments
     */
    public Arguments relayingTo(Relay passed) {
        return new Arguments(spec, positionals, options, workingDirectory, progress, passed);
    }

    /**
     * Parses words for a caller without files or progress, such as a test.
     *
     * @param spec what the command takes
     * @param words what the user gave, without the command's name
     * @return the arguments, relative to the process's working directory
     * @throws UsageException as {@link #parse(CommandSpec, List, Path, Progress)} does
     */
    public static Arguments parse(CommandSpec spec, String... words) throws UsageException {
        return parse(spec, List.of(words), Path.of("").toAbsolutePath(), Progress.NONE);
    }

    /**
     * A required positional.
     *
     * @param parameter the parameter's name
     * @return its (first) value
     * @throws IllegalArgumentException if the spec has no such parameter or does not require it
     */
    public String get(String parameter) {
        return find(parameter)
                .orElseThrow(
                        () -> new IllegalArgumentException(spec.qualifiedName() + " does not require " + parameter));
    }

    /**
     * A positional that may have been left out.
     *
     * @param parameter the parameter's name
     * @return its (first) value, or empty
     * @throws IllegalArgumentException if the spec has no such parameter
     */
    public Optional<String> find(String parameter) {
        return all(parameter).stream().findFirst();
    }

    /**
     * All values of a positional.
     *
     * @param parameter the parameter's name
     * @return its values, empty if it was left out
     * @throws IllegalArgumentException if the spec has no such parameter
     */
    public List<String> all(String parameter) {
        if (spec.parameters().stream().noneMatch(p -> p.name().equals(parameter))) {
            throw new IllegalArgumentException(spec.qualifiedName() + " has no parameter " + parameter);
        }
        return positionals.getOrDefault(parameter, List.of());
    }

    /**
     * Whether a flag was given.
     *
     * @param name its name without dashes
     * @return true if it was
     * @throws IllegalArgumentException if the spec has no such option
     */
    public boolean flag(String name) {
        requireOption(name);
        return options.containsKey(name);
    }

    /**
     * An option's value.
     *
     * @param name its name without dashes
     * @return the value given last, or empty
     * @throws IllegalArgumentException if the spec has no such option
     */
    public Optional<String> option(String name) {
        List<String> given = options(name);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast());
    }

    /**
     * All values of an option, for one that may be given several times.
     *
     * @param name its name without dashes
     * @return the values in the order given
     * @throws IllegalArgumentException if the spec has no such option
     */
    public List<String> options(String name) {
        requireOption(name);
        return options.getOrDefault(name, List.of());
    }

    /**
     * An option's value as a number.
     *
     * @param name its name without dashes
     * @param otherwise the value if it was not given
     * @return the number; decimal, or hexadecimal after {@code 0x}
     * @throws UsageException if it is not a number
     */
    public long number(String name, long otherwise) throws UsageException {
        Optional<String> given = option(name);
        return given.isEmpty() ? otherwise : parseNumber("--" + name, given.get());
    }

    /**
     * A positional as a number.
     *
     * @param parameter the parameter's name; a required one
     * @return the number; decimal, or hexadecimal after {@code 0x}
     * @throws UsageException if it is not a number
     */
    public long number(String parameter) throws UsageException {
        return parseNumber(parameter, get(parameter));
    }

    /**
     * A file name as the user means it: relative names are relative to the user's working directory.
     *
     * @param value the value of a positional or an option
     * @return the absolute path
     * @throws UsageException if it cannot be the name of a file
     */
    public Path file(String value) throws UsageException {
        try {
            return workingDirectory.resolve(value).normalize();
        } catch (InvalidPathException e) {
            throw new UsageException("'" + value + "' cannot be the name of a file: " + e.getReason(), e);
        }
    }

    /**
     * What relative file names are relative to.
     *
     * @return the user's working directory, absolute
     */
    public Path workingDirectory() {
        return workingDirectory;
    }

    /**
     * Where long work says how far it is.
     *
     * @return never null
     */
    public Progress progress() {
        return progress;
    }

    /**
     * Where the output of what is no command goes.
     *
     * @return never null
     */
    public Relay relay() {
        return relay;
    }

    private void requireOption(String name) {
        if (spec.option(name).isEmpty()) {
            throw new IllegalArgumentException(spec.qualifiedName() + " has no option --" + name);
        }
    }

    private static long parseNumber(String what, String value) throws UsageException {
        try {
            return value.startsWith("0x") ? Long.parseUnsignedLong(value.substring(2), 16) : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new UsageException(
                    what + " takes a number (decimal, or hexadecimal after 0x), not '" + value + "'", e);
        }
    }

    /** One parse; holds what has been read so far. */
    private static final class Parser {
        private final CommandSpec spec;
        private final Map<String, List<String>> positionals = new LinkedHashMap<>();
        private final Map<String, List<String>> options = new LinkedHashMap<>();
        private int position;

        Parser(CommandSpec spec) {
            this.spec = spec;
        }

        Arguments parse(List<String> words, Path workingDirectory, Progress progress) throws UsageException {
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.equals("--")) {
                    for (String rest : words.subList(i + 1, words.size())) {
                        positional(rest);
                    }
                    break;
                }
                if (!looksLikeOption(word)) {
                    positional(word);
                } else if (option(word, i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty())) {
                    i++;
                }
            }
            if (!options.containsKey("help")) {
                requireAll();
            }
            return new Arguments(spec, positionals, options, workingDirectory, progress, Relay.NONE);
        }

        private static boolean looksLikeOption(String word) {
            return word.length() > 1 && word.charAt(0) == '-' && !Character.isDigit(word.charAt(1));
        }

        /** Takes an option and says whether it took the next word as its value. */
        private boolean option(String word, Optional<String> next) throws UsageException {
            int equals = word.indexOf('=');
            String written = equals < 0 ? word : word.substring(0, equals);
            Option option = written.startsWith("--")
                    ? spec.option(written.substring(2)).orElseThrow(() -> unknown(written))
                    : refuse(unknown(written));
            List<String> values = options.computeIfAbsent(option.name(), name -> new ArrayList<>());
            if (option.isFlag()) {
                if (equals >= 0) {
                    throw wrong("--" + option.name() + " takes no value");
                }
                return false;
            }
            if (equals >= 0) {
                values.add(word.substring(equals + 1));
                return false;
            }
            values.add(next.orElseThrow(() -> wrong("--" + option.name() + " needs a value: " + option.synopsis())));
            return true;
        }

        private void positional(String word) throws UsageException {
            if (position >= spec.parameters().size()) {
                throw wrong("unexpected argument '" + word + "'");
            }
            Parameter parameter = spec.parameters().get(position);
            positionals
                    .computeIfAbsent(parameter.name(), name -> new ArrayList<>())
                    .add(word);
            if (!parameter.repeated()) {
                position++;
            }
        }

        private void requireAll() throws UsageException {
            for (Parameter parameter : spec.parameters()) {
                if (parameter.required() && !positionals.containsKey(parameter.name())) {
                    throw wrong("missing argument " + parameter.synopsis() + " (" + parameter.help() + ")");
                }
            }
        }

        private static Option refuse(UsageException e) throws UsageException {
            throw e;
        }

        private UsageException unknown(String written) {
            Stream<String> known = spec.allOptions().map(Option::synopsis);
            return wrong("unknown option " + written + "; it has " + known.collect(Collectors.joining(", ")));
        }

        private UsageException wrong(String what) {
            return new UsageException(spec.qualifiedName() + ": " + what + ". Usage: " + spec.synopsis());
        }
    }
}
