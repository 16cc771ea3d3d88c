package io.pagurus.migration.swap;

import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.SafePoint;
import io.pagurus.machine.Staging;
import io.pagurus.migration.compat.Judge;
import io.pagurus.migration.compat.Judge.Judgement;
import io.pagurus.migration.compat.Receiver;
import io.pagurus.migration.compat.Verdict;
import io.pagurus.migration.live.SavedSection;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.live.SectionReceiver;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves devices of a machine to another implementation in two phases. The new devices are made where the guest cannot
 * see them; then the guest stops, the old devices' sections are saved and given to the new ones by the receiver's rules;
 * if they take every byte the scopes are switched, otherwise the new devices are thrown away and the old ones go on
 * untouched. Verdicts are formed after the guest goes on.
 */
public final class SwapEngine {
    private static final Logger LOG = LoggerFactory.getLogger(SwapEngine.class);

    /** How often a staging is made anew because the guest changed meanwhile what it was made from. */
    private static final int MOST_STAGINGS = 10;

    private final UnaryOperator<StateInput> line;
    private final Predicate<DeviceType> installed;

    /** An engine for implementations that cannot leave: those of a class path. */
    public SwapEngine() {
        this(UnaryOperator.identity());
    }

    /**
     * An engine that puts nothing in charge whose bundle is leaving.
     *
     * @param catalog the implementations installed
     */
    public SwapEngine(DeviceTypeCatalog catalog) {
        this(
                UnaryOperator.identity(),
                type -> catalog.find(type.name(), type.implementation())
                        .filter(found -> found.type().equals(type))
                        .isPresent());
    }

    /**
     * An engine whose line between old and new may fail: to show that a swap survives it.
     *
     * @param line what becomes of each section's bytes on their way
     */
    public SwapEngine(UnaryOperator<StateInput> line) {
        this(line, _ -> true);
    }

    private SwapEngine(UnaryOperator<StateInput> line, Predicate<DeviceType> installed) {
        this.line = line;
        this.installed = installed;
    }

    /**
     * Moves devices, or only says what would happen.
     *
     * @param machine their machine
     * @param nodes devices under one implementation of one type, at least one
     * @param to the implementation to move to
     * @param dryRun whether to leave everything as it is
     * @return what became of it
     * @throws DeviceException if the new devices cannot be made, or the old ones cannot be saved; nothing has changed
     */
    public SwapResult swap(Machine machine, List<DeviceNode> nodes, DeviceType to, boolean dryRun)
            throws DeviceException {
        DeviceType from = nodes.getFirst().type();
        List<String> paths = nodes.stream().map(DeviceNode::path).toList();
        Move move = move(machine, nodes, to, dryRun);
        Judgement forward = judge(machine, nodes, to, move.sent());
        SavedSections sentOn = forward.sentOn();
        Verdict backward = sentOn == null ? null : backward(machine, nodes, from, sentOn);
        return new SwapResult(
                paths,
                label(from),
                label(to),
                move.committed(),
                dryRun,
                forward.verdict(),
                backward,
                move.pauseNanos(),
                move.sent().payloadBytes(),
                move.refused());
    }

    /**
     * Moves devices without forming verdicts: what a program that swaps often, or must not wait, calls.
     *
     * @param machine their machine
     * @param nodes devices, at least one
     * @param to the implementation to move to
     * @param dryRun whether to leave everything as it is
     * @return what was moved
     * @throws DeviceException if the new devices cannot be made, or the old ones cannot be saved; nothing has changed
     */
    public Move move(Machine machine, List<DeviceNode> nodes, DeviceType to, boolean dryRun) throws DeviceException {
        for (int stagings = 0; stagings < MOST_STAGINGS; stagings++) {
            List<Staging.Replacement> replacements = replacements(nodes, to);
            try (Staging staging = machine.stage(replacements);
                    SafePoint.Stopped _ = machine.safePoint().stop()) {
                long start = System.nanoTime();
                // What a device is made with may depend on what the guest did until it stopped.
                if (replacements.equals(replacements(nodes, to))) {
                    return moveStopped(machine, nodes, staging, to, dryRun, start);
                }
            }
        }
        throw new DeviceException("the guest changes the devices faster than new ones can be made");
    }

    private Move moveStopped(
            Machine machine, List<DeviceNode> nodes, Staging staging, DeviceType to, boolean dryRun, long start)
            throws DeviceException {
        SavedSections sent = save(machine, owners(nodes));
        String refused = receive(sent, staging);
        boolean commit = refused == null && !dryRun;
        if (commit) {
            if (!installed.test(to)) {
                throw new DeviceException(label(to) + " is leaving and takes no devices any more");
            }
            staging.commit();
        }
        return new Move(sent, commit, refused, System.nanoTime() - start);
    }

    private @Nullable String receive(SavedSections sent, Staging staging) {
        SectionReceiver receiver = new SectionReceiver(staging.receiver(), line);
        for (SavedSection section : sent.sections()) {
            try {
                receiver.receive(sent, section);
            } catch (VmStateException e) {
                return e.getMessage();
            }
        }
        return null;
    }

    /** What the old implementation says, or null if it cannot be asked: a verdict that fails undoes no swap. */
    private static @Nullable Verdict backward(
            Machine machine, List<DeviceNode> nodes, DeviceType from, SavedSections sentOn) {
        try {
            return judge(machine, nodes, from, sentOn).verdict();
        } catch (DeviceException e) {
            LOG.info("{}: {} cannot be asked for a verdict: {}", machine.name(), label(from), e.getMessage());
            return null;
        }
    }

    /** What fresh devices of a type say of sections, off the pause. */
    private static Judgement judge(Machine machine, List<DeviceNode> nodes, DeviceType type, SavedSections sent)
            throws DeviceException {
        try (Staging staging = machine.stage(replacements(nodes, type))) {
            return Judge.judge(sent, new Receiver(staging.receiver(), owners(nodes)));
        }
    }

    private static SavedSections save(Machine machine, Set<String> owners) throws DeviceException {
        List<SaveStateEntry> entries = machine.saveStates().entries().stream()
                .filter(entry -> entry.owner() != null && owners.contains(entry.owner()))
                .toList();
        try {
            return SectionSaver.save(entries);
        } catch (VmStateException | RuntimeException | LinkageError e) {
            throw new DeviceException("the present implementation cannot save its state: " + e.getMessage(), e);
        }
    }

    private static List<Staging.Replacement> replacements(List<DeviceNode> nodes, DeviceType type)
            throws DeviceException {
        try {
            return nodes.stream()
                    .map(node -> new Staging.Replacement(node, type, destination(node)))
                    .toList();
        } catch (RuntimeException | LinkageError e) {
            throw new DeviceException("the present implementation cannot say what its successor needs: " + e, e);
        }
    }

    private static DeviceConfig destination(DeviceNode node) {
        return node.parked() ? node.config() : node.device().destination(node.config());
    }

    private static Set<String> owners(List<DeviceNode> nodes) {
        return nodes.stream().map(DeviceNode::path).collect(Collectors.toUnmodifiableSet());
    }

    private static String label(DeviceType type) {
        return type.name() + " " + type.implementation();
    }

    /**
     * The inner part of a swap.
     *
     * @param sent the state that was moved
     * @param committed whether the new devices are in charge
     * @param refused why the new devices did not take the state, or null if they did
     * @param pauseNanos how long the guest was stopped
     */
    public record Move(
            SavedSections sent, boolean committed, @Nullable String refused, long pauseNanos) {}
}
