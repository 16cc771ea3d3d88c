package io.pagurus.migration.compat;

import io.pagurus.migration.live.Refusal;
import io.pagurus.migration.live.SavedSection;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.live.SectionReceiver;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry.Match;
import io.pagurus.savestate.SaveStateRegistry.MatchedBy;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Forms a verdict: gives a sender's sections to a receiver, one by one and by the receiver's rules, then has the receiver
 * save again and compares what it would send with what it got.
 */
public final class Judge {
    private Judge() {}

    /**
     * Judges one direction. The receiver's devices are loaded by it.
     *
     * @param sent the sender's sections
     * @param receiver fresh devices and their registry
     * @return the verdict, and what the receiver would send in its turn
     */
    public static Judgement judge(SavedSections sent, Receiver receiver) {
        SectionReceiver line = new SectionReceiver(receiver.registry());
        List<Offer> offers = new ArrayList<>();
        boolean allLoaded = true;
        for (SavedSection section : sent.sections()) {
            try {
                offers.add(new Offer(section, line.receive(sent, section), null));
            } catch (VmStateException e) {
                offers.add(new Offer(section, null, Refusal.of(e)));
                allLoaded = false;
            }
        }
        SentOn sentOn = SentOn.of(receiver);
        List<SectionVerdict> verdicts = new ArrayList<>();
        for (Offer offer : offers) {
            verdicts.add(verdict(sent, offer, receiver, sentOn));
        }
        if (allLoaded) {
            verdicts.addAll(unasked(offers, sentOn));
        }
        return new Judgement(Verdict.of(verdicts), allLoaded ? sentOn.sections() : null);
    }

    /** Sections that the receiver would send although it got none: with them the stream is not what it was. */
    private static List<SectionVerdict> unasked(List<Offer> offers, SentOn sentOn) {
        SavedSections sections = sentOn.sections();
        if (sections == null) {
            return List.of();
        }
        Set<SectionId> taken = offers.stream()
                .map(offer -> Objects.requireNonNull(offer.match()).entry().id())
                .collect(Collectors.toUnmodifiableSet());
        return sections.sections().stream()
                .filter(section -> !taken.contains(section.id()))
                .map(section -> new SectionVerdict(
                        section.id().toString(),
                        section.versionId(),
                        0,
                        Outcome.COMPATIBLE,
                        null,
                        section.id().toString(),
                        List.of(),
                        null,
                        List.of("not sent; the receiver keeps its reset values and would send them on")))
                .toList();
    }

    private static SectionVerdict verdict(SavedSections sent, Offer offer, Receiver receiver, SentOn sentOn) {
        SavedSection section = offer.section();
        if (offer.refusal() != null) {
            return new SectionVerdict(
                    section.id().toString(),
                    section.versionId(),
                    section.payloadLength(),
                    Outcome.BROKEN,
                    null,
                    null,
                    offer.refusal().receiver(),
                    Causes.ofRefusal(section.entry(), receiver, offer.refusal()),
                    List.of(offer.refusal().sentence()));
        }
        Match match = Objects.requireNonNull(offer.match());
        boolean byAlias = match.by() != MatchedBy.INSTANCE_ID;
        List<String> notes = new ArrayList<>();
        Outcome outcome = Outcome.IDENTICAL;
        Cause cause = null;
        try {
            StateDiff diff = StateDiff.between(sent, section, sentOn.of(match.entry()), match.entry());
            notes.addAll(diff.notes());
            outcome = diff.outcome();
            cause = Causes.ofDifference(section.entry(), match.entry(), diff);
            if (!SectionSaver.needed(match.entry())) {
                notes.add("held, but not sent on: the receiver does not find it needed");
            }
        } catch (VmStateException e) {
            outcome = Outcome.LOSSY;
            notes.add("taken, but the receiver cannot send it on: " + e.getMessage());
        }
        if (byAlias) {
            outcome = outcome.or(Outcome.COMPATIBLE_BY_ALIAS);
        }
        return new SectionVerdict(
                section.id().toString(),
                section.versionId(),
                section.payloadLength(),
                outcome,
                match.by().name().toLowerCase(Locale.ROOT),
                match.entry().id().toString(),
                List.of(),
                cause,
                notes);
    }

    /**
     * A verdict with what follows from it.
     *
     * @param verdict the verdict
     * @param sentOn the sections that the receiver would send in its turn; null if it refused one or cannot save
     */
    public record Judgement(Verdict verdict, @Nullable SavedSections sentOn) {}

    private record Offer(
            SavedSection section,
            @Nullable Match match,
            @Nullable Refusal refusal) {}

    /**
     * What the receiver would send in its turn.
     *
     * @param sections null if it cannot save what it took
     * @param problem why it cannot, or null
     */
    private record SentOn(
            @Nullable SavedSections sections, @Nullable VmStateException problem) {
        static SentOn of(Receiver receiver) {
            try {
                return new SentOn(SectionSaver.save(receiver.entries()), null);
            } catch (VmStateException e) {
                return new SentOn(null, e);
            } catch (RuntimeException | LinkageError e) {
                return new SentOn(null, new VmStateException(Errno.EINVAL, String.valueOf(e), e));
            }
        }

        /** The sections with an entry's among them; one that is not needed as it would be if it were. */
        SavedSections of(SaveStateEntry entry) throws VmStateException {
            if (problem != null) {
                throw problem;
            }
            SavedSections all = Objects.requireNonNull(sections);
            return all.find(entry.id()).isPresent() ? all : SectionSaver.saveAlways(List.of(entry));
        }
    }
}
