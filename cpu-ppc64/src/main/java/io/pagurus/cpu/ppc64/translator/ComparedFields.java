package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which CR fields hold the outcome of a comparison at the beginning of each stretch, on whatever way it is reached: those
 * are tested by the sign of their local.
 */
final class ComparedFields {
    private static final int ALL = 0xff;

    private ComparedFields() {}

    /** {@return by address of a stretch, a bit for each field} */
    static Map<Long, Integer> atStart(RegionPlan plan, List<List<Instruction>> stretches) {
        Map<Long, Integer> known = new HashMap<>();
        plan.blocks().forEach(block -> known.put(block.address(), ALL));
        plan.seeds().forEach(seed -> known.put(seed.address(), 0));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < stretches.size(); i++) {
                int end = known.getOrDefault(plan.blocks().get(i).address(), 0);
                for (Instruction instruction : stretches.get(i)) {
                    end = after(instruction, end);
                }
                for (long successor : successors(plan.blocks().get(i), stretches.get(i))) {
                    Integer old = known.get(successor);
                    if (old != null && (old & end) != old) {
                        known.put(successor, old & end);
                        changed = true;
                    }
                }
            }
        }
        return known;
    }

    private static int after(Instruction instruction, int known) {
        if (instruction.emitter() == null) {
            return SemanticCall.effect(instruction) == SemanticCall.Effect.OPERANDS ? known : 0;
        }
        int now = Usage.records(instruction) ? known | 1 : known;
        return instruction.has(Field.BF) ? now | 1 << instruction.of(Field.BF) : now;
    }

    private static List<Long> successors(RegionPlan.Stretch stretch, List<Instruction> instructions) {
        List<Long> successors = new ArrayList<>(stretch.targets());
        successors.add(stretch.end());
        Instruction last = instructions.getLast();
        if (last.row().branches()) {
            BranchEmitters.target(last).ifPresent(successors::add);
        }
        return successors;
    }
}
