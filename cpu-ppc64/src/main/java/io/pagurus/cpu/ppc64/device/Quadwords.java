package io.pagurus.cpu.ppc64.device;

import io.pagurus.vmstate.CustomInfo;
import io.pagurus.vmstate.FieldInput;
import io.pagurus.vmstate.FieldOutput;
import io.pagurus.vmstate.VmStateException;
import java.util.function.Function;

/**
 * Elements of one or two doublewords out of an array of doublewords: QEMU's types {@code fpr}, {@code vsr}, {@code avr}
 * and {@code slbe}, each of which stands in one array with others.
 *
 * @param jsonType name of the type
 * @param array the array of a record that has the first doubleword of an element
 * @param first index of the first element's first doubleword in it
 * @param step from one element to the next
 * @param secondArray the array that has the second doubleword, at the same element
 * @param second index of the first element's second doubleword in it; -1 if an element is one doubleword
 */
record Quadwords(
        String jsonType,
        Function<CpuRecord, long[]> array,
        int first,
        int step,
        Function<CpuRecord, long[]> secondArray,
        int second)
        implements CustomInfo<CpuRecord> {

    /** {@return elements of one doubleword, each beside one that travels elsewhere} */
    static Quadwords halves(String jsonType, Function<CpuRecord, long[]> array, int first) {
        return new Quadwords(jsonType, array, first, 2, array, -1);
    }

    /** {@return elements of two doublewords that stand one behind the other} */
    static Quadwords whole(String jsonType, Function<CpuRecord, long[]> array, int first) {
        return new Quadwords(jsonType, array, first, 2, array, first + 1);
    }

    @Override
    public int size() {
        return second < 0 ? Long.BYTES : 2 * Long.BYTES;
    }

    @Override
    public void get(CpuRecord state, int index, FieldInput in) throws VmStateException {
        array.apply(state)[first + step * index] = in.u64();
        if (second >= 0) {
            secondArray.apply(state)[second + step * index] = in.u64();
        }
    }

    @Override
    public void put(CpuRecord state, int index, FieldOutput out) throws VmStateException {
        out.u64(array.apply(state)[first + step * index]);
        if (second >= 0) {
            out.u64(secondArray.apply(state)[second + step * index]);
        }
    }
}
