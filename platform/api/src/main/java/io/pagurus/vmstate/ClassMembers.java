package io.pagurus.vmstate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Members of a Java class: fields, fields of nested objects, array elements. */
final class ClassMembers<S> implements Members<S> {
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(0x[0-9a-fA-F]+|\\d+)])?");

    private final Class<S> stateType;
    private final MethodHandles.Lookup lookup;

    ClassMembers(Class<S> stateType, MethodHandles.Lookup lookup) {
        this.stateType = stateType;
        this.lookup = lookup;
    }

    /** Snake case becomes camel case in each step: {@code mig_nb_table} to {@code migNbTable}. */
    @Override
    public String defaultPath(String fieldName) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < fieldName.length(); i++) {
            char c = fieldName.charAt(i);
            boolean joins = c == '_'
                    && i > 0
                    && i + 1 < fieldName.length()
                    && Character.isLetterOrDigit(fieldName.charAt(i + 1));
            if (joins) {
                path.append(Character.toUpperCase(fieldName.charAt(++i)));
            } else {
                path.append(c);
            }
        }
        return path.toString();
    }

    @Override
    public Member<S> member(String path) {
        if (path.equals("this")) {
            return new ItselfMember<>(stateType);
        }
        MethodHandle getter = MethodHandles.identity(stateType);
        MethodHandle setter = null;
        for (String step : path.split("\\.", -1)) {
            Matcher matcher = STEP.matcher(step);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("member path \"" + path + "\" is malformed at \"" + step + "\"");
            }
            Class<?> holder = getter.type().returnType();
            Field field = find(holder, matcher.group(1));
            MethodHandle read = unreflect(field, false);
            setter = Modifier.isFinal(field.getModifiers()) ? null : throughHolder(unreflect(field, true), getter);
            getter = MethodHandles.filterReturnValue(getter, read);
            String index = matcher.group(2);
            if (index != null) {
                Class<?> array = getter.type().returnType();
                if (!array.isArray()) {
                    throw new IllegalArgumentException(field + " is indexed in \"" + path + "\" but is no array");
                }
                int at = index.startsWith("0x")
                        ? Integer.parseInt(index, 2, index.length(), 16)
                        : Integer.parseInt(index);
                MethodHandle write = MethodHandles.insertArguments(MethodHandles.arrayElementSetter(array), 1, at);
                setter = throughHolder(write, getter);
                getter = MethodHandles.filterReturnValue(
                        getter, MethodHandles.insertArguments(MethodHandles.arrayElementGetter(array), 1, at));
            }
        }
        return new HandleMember<>(path, getter, setter);
    }

    private static MethodHandle throughHolder(MethodHandle setter, MethodHandle holder) {
        return MethodHandles.filterArguments(setter, 0, holder);
    }

    private static Field find(Class<?> holder, String name) {
        for (Class<?> type = holder; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                    return field;
                }
            }
        }
        throw new IllegalArgumentException(holder.getName() + " has no member \"" + name + "\"");
    }

    private MethodHandle unreflect(Field field, boolean write) {
        try {
            MethodHandles.Lookup owner = MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup);
            return write ? owner.unreflectSetter(field) : owner.unreflectGetter(field);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("the lookup given cannot reach " + field, e);
        }
    }

    @Override
    public @Nullable Supplier<? extends S> constructor() {
        if (Modifier.isAbstract(stateType.getModifiers())) {
            return null;
        }
        try {
            MethodHandle maker = MethodHandles.privateLookupIn(stateType, lookup)
                    .findConstructor(stateType, MethodType.methodType(void.class));
            return () -> {
                try {
                    return stateType.cast(maker.invoke());
                } catch (Throwable e) {
                    throw new IllegalStateException("cannot make a " + stateType.getName(), e);
                }
            };
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }
}
