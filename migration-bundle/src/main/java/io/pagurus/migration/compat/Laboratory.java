package io.pagurus.migration.compat;

import io.pagurus.machine.MachineType;
import io.pagurus.machine.Machines;
import io.pagurus.migration.compat.Judge.Judgement;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries implementations of a device against each other, in machines that nobody sees. */
public final class Laboratory {
    private final Machines machines;

    /**
     * A laboratory.
     *
     * @param machines makes the machines
     */
    public Laboratory(Machines machines) {
        this.machines = machines;
    }

    /**
     * Checks both directions between two implementations.
     *
     * @param machineType machine type that both sides run
     * @param from one implementation
     * @param to another one of the same device
     * @return both verdicts
     * @throws DeviceException if a sample device cannot be built or saved
     */
    public Check check(MachineType machineType, DeviceType from, DeviceType to) throws DeviceException {
        Senders senders = new Senders(machineType, from.samples());
        return new Check(from.name(), machineType.name(), direction(senders, from, to), direction(senders, to, from));
    }

    /**
     * Checks all pairs and all journeys over two hops.
     *
     * @param machineType machine type that all run
     * @param types implementations of one device, at least one
     * @param progress told before each cell
     * @return the matrix
     * @throws DeviceException if a sample device cannot be built or saved
     */
    public Matrix matrix(MachineType machineType, List<DeviceType> types, Progress progress) throws DeviceException {
        DeviceType first = types.getFirst();
        Senders senders = new Senders(machineType, first.samples());
        List<Direction> cells = new ArrayList<>();
        int total = types.size() * types.size();
        for (DeviceType from : types) {
            for (DeviceType to : types) {
                progress.at(cells.size(), total, from.implementation() + "->" + to.implementation());
                cells.add(direction(senders, from, to));
            }
        }
        List<Chain> chains = new ArrayList<>();
        for (DeviceType a : types) {
            for (DeviceType b : types) {
                for (DeviceType c : types) {
                    if (!a.equals(b) && !b.equals(c)) {
                        chains.add(chain(senders, List.of(a, b, c)));
                    }
                }
            }
        }
        return new Matrix(
                first.name(),
                machineType.name(),
                types.stream().map(DeviceType::implementation).toList(),
                cells,
                chains);
    }

    private Direction direction(Senders senders, DeviceType from, DeviceType to) throws DeviceException {
        SenderStates source = senders.of(from);
        List<SenderState> states = senders.states(from);
        Outcome worst = Outcome.IDENTICAL;
        int inStates = 0;
        String name = "";
        SectionVerdict decisive = null;
        long nanos = 0;
        for (SenderState state : states) {
            Verdict verdict;
            try (Probe receiver = senders.receiver(state, to)) {
                long start = System.nanoTime();
                verdict = Judge.judge(state.sent(), receiver.receiver()).verdict();
                nanos += System.nanoTime() - start;
            }
            if (inStates == 0 || verdict.outcome().compareTo(worst) > 0) {
                worst = verdict.outcome();
                inStates = 1;
                name = state.name();
                decisive = verdict.decisive().orElse(null);
            } else if (verdict.outcome() == worst) {
                inStates++;
                if (decisive == null) {
                    // An earlier state sent nothing at all; one that sends something tells more.
                    decisive = verdict.decisive().orElse(null);
                    name = decisive == null ? name : state.name();
                }
            }
        }
        return new Direction(
                from.implementation(),
                to.implementation(),
                worst,
                states.size(),
                inStates,
                name,
                decisive,
                source.conditions(),
                nanos);
    }

    private Chain chain(Senders senders, List<DeviceType> hops) throws DeviceException {
        List<Integer> numbers = hops.stream().map(DeviceType::implementation).toList();
        Outcome worst = Outcome.IDENTICAL;
        String note = "";
        for (SenderState state : senders.states(hops.getFirst())) {
            Journey journey = Journey.of(senders, state, hops);
            if (journey.outcome().compareTo(worst) > 0) {
                worst = journey.outcome();
                note = state.name() + ": " + journey.note();
            }
        }
        return new Chain(numbers, worst, note);
    }

    /** Told how far a matrix is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * About to do a cell.
         *
         * @param done cells done
         * @param total cells in all
         * @param what the next one
         */
        void at(int done, int total, String what);
    }

    /** The sender states of each implementation, made once. */
    final class Senders {
        private final MachineType machineType;
        private final List<DeviceConfig> configs;
        private final Map<DeviceType, SenderStates> sources = new LinkedHashMap<>();
        private final Map<DeviceType, List<SenderState>> states = new LinkedHashMap<>();

        private Senders(MachineType machineType, List<DeviceConfig> configs) {
            this.machineType = machineType;
            this.configs = configs;
        }

        SenderStates of(DeviceType type) {
            return sources.computeIfAbsent(type, key -> new SenderStates(machines, machineType, key, configs));
        }

        List<SenderState> states(DeviceType type) throws DeviceException {
            List<SenderState> known = states.get(type);
            if (known == null) {
                known = of(type).make();
                states.put(type, known);
            }
            return known;
        }

        Probe receiver(SenderState state, DeviceType type) throws DeviceException {
            return Probe.of(machines, machineType, type, state.receivers());
        }

        Judgement receive(SenderState state, DeviceType type) throws DeviceException {
            try (Probe receiver = receiver(state, type)) {
                return Judge.judge(state.sent(), receiver.receiver());
            }
        }
    }
}
