package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.Member;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.VmStateField;
import io.pagurus.vmstate.WireType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of a field go: the member's own array or object if it is large enough, a new one if the description
 * says so ({@code VMS_ALLOC}), if the state is a record, or if it is a scratch state.
 */
final class LoadTarget<S> {
    private final VmStateField<S> field;
    private final Member<S> member;
    private final S state;
    private final boolean scratch;

    LoadTarget(VmStateField<S> field, Member<S> member, S state, boolean scratch) {
        this.field = field;
        this.member = member;
        this.state = state;
        this.scratch = scratch;
    }

    /** {@return a primitive array with room for {@code length} elements} */
    Object primitives(WireType type, int length) throws VmStateException {
        return array(
                length,
                wanted -> member.dynamic()
                        ? PrimitiveArrays.allocate(type, wanted)
                        : Array.newInstance(component(), wanted));
    }

    /** {@return the bytes of a buffer with room for {@code length}} */
    byte[] bytes(int length) throws VmStateException {
        return (byte[]) array(length, byte[]::new);
    }

    /** {@return the words of a bitmap with room for {@code length}} */
    long[] words(int length) throws VmStateException {
        return (long[]) array(length, long[]::new);
    }

    /** {@return an array of references with room for {@code length} elements} */
    Object[] references(int length, Class<?> dynamicComponent) throws VmStateException {
        return (Object[])
                array(length, wanted -> Array.newInstance(member.dynamic() ? dynamicComponent : component(), wanted));
    }

    private Class<?> component() {
        Class<?> component = member.type().getComponentType();
        if (component == null) {
            throw new IllegalStateException("member " + member.path() + " is no array");
        }
        return component;
    }

    private interface Maker {
        Object make(int length);
    }

    private Object array(int length, Maker maker) throws VmStateException {
        Object present = member.get(state);
        int capacity = present == null ? -1 : Array.getLength(present);
        boolean fresh = field.alloc() ? length > 0 || present == null : mayMake() && needsAnother(capacity, length);
        if (fresh) {
            Object made = maker.make(length);
            member.set(state, made);
            return made;
        }
        if (present == null) {
            throw new VmStateException(Errno.EINVAL, "member " + member.path() + " is null");
        }
        if (capacity < length) {
            throw new VmStateException(Errno.EINVAL, "more elements came than member " + member.path() + " can hold")
                    .expected("at most " + capacity)
                    .found(String.valueOf(length));
        }
        return present;
    }

    private boolean needsAnother(int capacity, int length) {
        boolean exactly = member.dynamic() && field.start() == 0;
        return exactly ? capacity != length : capacity < length;
    }

    private boolean mayMake() {
        return member.dynamic() || (scratch && member.writable());
    }

    /** {@return the nested object, made if it may be} */
    Object object(VmStateDescription<?> vmsd) throws VmStateException {
        Object present = member.get(state);
        if (present != null) {
            return present;
        }
        if (!(mayMake() || field.alloc()) || !vmsd.canMakeState()) {
            throw new VmStateException(Errno.EINVAL, "member " + member.path() + " is null");
        }
        Object made = vmsd.newState();
        member.set(state, made);
        return made;
    }

    /** {@return whether null elements may be filled with new objects} */
    boolean fillsElements() {
        return member.dynamic() || scratch || field.alloc();
    }

    /** {@return the list a member holds instead of an array, or null; an allocated field begins with an empty one} */
    @SuppressWarnings("unchecked")
    @Nullable
    List<Object> list() {
        if (member.get(state) instanceof List<?> list) {
            if (field.alloc()) {
                list.clear();
            }
            return (List<Object>) list;
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    Collection<Object> collection() throws VmStateException {
        Object present = member.get(state);
        if (present == null) {
            present = made(new ArrayList<>());
        }
        return (Collection<Object>) present;
    }

    @SuppressWarnings("unchecked")
    Map<Object, Object> map(boolean numericKeys) throws VmStateException {
        Object present = member.get(state);
        if (present == null) {
            present = made(numericKeys ? new TreeMap<Object, Object>() : new LinkedHashMap<>());
        }
        return (Map<Object, Object>) present;
    }

    private Object made(Object container) throws VmStateException {
        if (!mayMake()) {
            throw new VmStateException(Errno.EINVAL, "member " + member.path() + " is null");
        }
        member.set(state, container);
        return container;
    }
}
