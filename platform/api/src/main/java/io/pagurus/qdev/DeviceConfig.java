package io.pagurus.qdev;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Properties of one device, as text ({@code -device driver,name=value,…}); immutable, ordered by name.
 *
 * @param values property names and values
 */
public record DeviceConfig(SortedMap<String, String> values) {
    /** No property given. */
    public static final DeviceConfig EMPTY = new DeviceConfig(new TreeMap<>());

    /** Copies the map. */
    public DeviceConfig {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * {@return a configuration with one more property}
     *
     * @param name the property
     * @param value its value as text
     */
    public DeviceConfig with(String name, String value) {
        TreeMap<String, String> copy = new TreeMap<>(values);
        copy.put(name, value);
        return new DeviceConfig(copy);
    }

    /**
     * {@return a configuration with one more property, the value in hexadecimal}
     *
     * @param name the property
     * @param value its value
     */
    public DeviceConfig withHex(String name, long value) {
        return with(name, "0x" + Long.toHexString(value));
    }

    /**
     * {@return these properties and, where they say nothing, the given ones}
     *
     * @param defaults what holds for properties that are not given
     */
    public DeviceConfig orElse(Map<String, String> defaults) {
        TreeMap<String, String> copy = new TreeMap<>(defaults);
        copy.putAll(values);
        return new DeviceConfig(copy);
    }

    /**
     * {@return a property's value}
     *
     * @param name the property
     */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * {@return a number, written in decimal or with 0x in hexadecimal; up to 64 bits, unsigned}
     *
     * @param name the property
     * @param absent value where the property is not given
     * @throws DeviceException if the text is no number
     */
    public long number(String name, long absent) throws DeviceException {
        String text = values.get(name);
        if (text == null) {
            return absent;
        }
        try {
            return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DeviceException("property '%s' expects a number, not '%s'".formatted(name, text), e);
        }
    }

    /**
     * {@return a switch: on, yes, true or off, no, false}
     *
     * @param name the property
     * @param absent value where the property is not given
     * @throws DeviceException if the text is neither
     */
    public boolean flag(String name, boolean absent) throws DeviceException {
        String text = values.get(name);
        if (text == null) {
            return absent;
        }
        return switch (text) {
            case "on", "yes", "true" -> true;
            case "off", "no", "false" -> false;
            default -> throw new DeviceException("property '%s' expects on or off, not '%s'".formatted(name, text));
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(value));
        return text.toString();
    }
}
