package io.pagurus.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a command is called and what it takes.
 *
 * @param scope the family, such as {@code compat}
 * @param name the name within it, such as {@code check}
 * @param summary one line for lists of commands, without a full stop
 * @param description whole sentences for the help; may be empty
 * @param parameters the positional parameters, in order
 * @param options its own options; {@link Option#GLOBAL} are understood besides
 * @param examples whole command lines
 */
public record CommandSpec(
        String scope,
        String name,
        String summary,
        String description,
        List<Parameter> parameters,
        List<Option> options,
        List<String> examples) {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

    /** Copies the lists and checks that the description can be parsed against. */
    public CommandSpec {
        parameters = List.copyOf(parameters);
        options = List.copyOf(options);
        examples = List.copyOf(examples);
        if (!WORD.matcher(scope).matches() || !WORD.matcher(name).matches()) {
            throw new IllegalArgumentException("scope and name are lower case words: '" + scope + ":" + name + "'");
        }
        checkOrder(parameters);
        checkNames(parameters, options);
    }

    private static void checkOrder(List<Parameter> parameters) {
        boolean optionalSeen = false;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.repeated() && i != parameters.size() - 1) {
                throw new IllegalArgumentException("only the last parameter can be repeated, not " + parameter.name());
            }
            if (parameter.required() && optionalSeen) {
                throw new IllegalArgumentException("a required parameter follows an optional one: " + parameter.name());
            }
            optionalSeen |= !parameter.required();
        }
    }

    private static void checkNames(List<Parameter> parameters, List<Option> options) {
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!seen.add(parameter.name())) {
                throw new IllegalArgumentException("two parameters are called " + parameter.name());
            }
        }
        seen.clear();
        Stream.concat(Option.GLOBAL.stream(), options.stream()).forEach(option -> {
            if (!seen.add(option.name())) {
                throw new IllegalArgumentException("two options are called --" + option.name());
            }
        });
    }

    /**
     * Starts a description.
     *
     * @param scope the family
     * @param name the name within it
     * @return a builder
     */
    public static Builder of(String scope, String name) {
        return new Builder(scope, name);
    }

    /**
     * The name users type.
     *
     * @return {@code scope:name}
     */
    public String qualifiedName() {
        return scope + ":" + name;
    }

    /**
     * An option by name, its own or a global one.
     *
     * @param optionName the name without dashes
     * @return the option, or empty if the command has none of that name
     */
    public Optional<Option> option(String optionName) {
        return allOptions().filter(option -> option.name().equals(optionName)).findFirst();
    }

    /**
     * All options the command understands.
     *
     * @return its own, then the global ones
     */
    public Stream<Option> allOptions() {
        return Stream.concat(options.stream(), Option.GLOBAL.stream());
    }

    /**
     * The line that shows how to call it.
     *
     * @return such as {@code compat:check [--machine TYPE] FROM TO}
     */
    public String synopsis() {
        StringBuilder line = new StringBuilder(qualifiedName());
        options.forEach(option -> line.append(" [").append(option.synopsis()).append(']'));
        parameters.forEach(parameter -> line.append(' ').append(parameter.synopsis()));
        return line.toString();
    }

    /** Builds a {@link CommandSpec} step by step. Not safe for use by several threads. */
    public static final class Builder {
        private final String scope;
        private final String name;
        private String summary = "";
        private String description = "";
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Option> options = new ArrayList<>();
        private final List<String> examples = new ArrayList<>();

        private Builder(String scope, String name) {
            this.scope = scope;
            this.name = name;
        }

        /**
         * Sets the line shown in lists.
         *
         * @param line one line without a full stop
         * @return this
         */
        public Builder summary(String line) {
            summary = line;
            return this;
        }

        /**
         * Sets the text shown in the help.
         *
         * @param text whole sentences
         * @return this
         */
        public Builder description(String text) {
            description = text;
            return this;
        }

        /**
         * Adds a parameter that must be given.
         *
         * @param parameterName how the help calls it
         * @param help what it is
         * @return this
         */
        public Builder required(String parameterName, String help) {
            return required(parameterName, help, Completion.NONE);
        }

        /**
         * Adds a parameter that must be given.
         *
         * @param parameterName how the help calls it
         * @param help what it is
         * @param completion what to offer for it
         * @return this
         */
        public Builder required(String parameterName, String help, Completion completion) {
            return parameter(new Parameter(parameterName, help, true, false, completion));
        }

        /**
         * Adds a parameter that may be left out.
         *
         * @param parameterName how the help calls it
         * @param help what it is
         * @param completion what to offer for it
         * @return this
         */
        public Builder optional(String parameterName, String help, Completion completion) {
            return parameter(new Parameter(parameterName, help, false, false, completion));
        }

        /**
         * Adds a parameter.
         *
         * @param parameter the parameter
         * @return this
         */
        public Builder parameter(Parameter parameter) {
            parameters.add(parameter);
            return this;
        }

        /**
         * Adds a flag.
         *
         * @param optionName the name without dashes
         * @param help what it does
         * @return this
         */
        public Builder flag(String optionName, String help) {
            return option(Option.flag(optionName, help));
        }

        /**
         * Adds an option that takes a value.
         *
         * @param optionName the name without dashes
         * @param value what the help calls the value, such as {@code FILE}
         * @param help what it does
         * @return this
         */
        public Builder option(String optionName, String value, String help) {
            return option(optionName, value, help, Completion.NONE);
        }

        /**
         * Adds an option that takes a value.
         *
         * @param optionName the name without dashes
         * @param value what the help calls the value, such as {@code FILE}
         * @param help what it does
         * @param completion what to offer for the value
         * @return this
         */
        public Builder option(String optionName, String value, String help, Completion completion) {
            return option(new Option(optionName, value, help, completion));
        }

        /**
         * Adds an option.
         *
         * @param option the option
         * @return this
         */
        public Builder option(Option option) {
            options.add(option);
            return this;
        }

        /**
         * Adds an example.
         *
         * @param line a whole command line
         * @return this
         */
        public Builder example(String line) {
            examples.add(line);
            return this;
        }

        /**
         * Ends the description.
         *
         * @return the spec
         * @throws IllegalArgumentException if names clash or the parameters' order cannot be parsed
         */
        public CommandSpec build() {
            return new CommandSpec(scope, name, summary, description, parameters, options, examples);
        }
    }
}
