package io.pagurus.migration.compat;

import io.pagurus.migration.live.Refusal;
import io.pagurus.savestate.Registration.Style;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the cause of a refusal or a difference, and the smallest repair, by comparing what both sides declare. */
final class Causes {
    private Causes() {}

    /**
     * {@return why a section was refused}
     *
     * @param sent the sender's entry
     * @param receiver the receiving side
     * @param refusal its words
     */
    static Cause ofRefusal(SaveStateEntry sent, Receiver receiver, Refusal refusal) {
        SaveStateEntry counterpart = counterpart(sent, receiver);
        boolean unknown = refusal.receiver().stream().anyMatch(line -> line.startsWith("Unknown savevm section"));
        if (unknown) {
            return counterpart == null ? missing(sent) : identity(sent, counterpart);
        }
        if (counterpart == null) {
            return new Cause(
                    Cause.Kind.LEFT_OVER, refusal.sentence(), "make both sides agree on what the section holds");
        }
        Cause declared = DescriptionCauses.between(sent, counterpart, refusal);
        return declared != null
                ? declared
                : new Cause(Cause.Kind.FIELD, refusal.sentence(), "make both sides agree on this field");
    }

    /**
     * {@return why a section that was taken is not identical, or null if it is or the descriptions do not tell}
     *
     * @param sent the sender's entry
     * @param matched the receiver's entry
     * @param diff what differs
     */
    static @Nullable Cause ofDifference(SaveStateEntry sent, SaveStateEntry matched, StateDiff diff) {
        if (!sent.id().equals(matched.id())) {
            return identity(sent, matched);
        }
        return diff.outcome() == Outcome.IDENTICAL ? null : DescriptionCauses.between(sent, matched, null);
    }

    /** The entry of the same device for the same description: what the sender's entry should have met. */
    private static @Nullable SaveStateEntry counterpart(SaveStateEntry sent, Receiver receiver) {
        String name = vmsdName(sent);
        List<SaveStateEntry> same = receiver.entries().stream()
                .filter(entry -> Objects.equals(entry.owner(), sent.owner()))
                .toList();
        Optional<SaveStateEntry> byName =
                same.stream().filter(entry -> vmsdName(entry).equals(name)).findFirst();
        return byName.orElse(null);
    }

    private static String vmsdName(SaveStateEntry entry) {
        return entry.body() instanceof SaveStateBody.Described<?> described
                ? described.vmsd().name()
                : entry.idstr();
    }

    private static Cause missing(SaveStateEntry sent) {
        return new Cause(
                Cause.Kind.MISSING_SECTION,
                "the receiver has no section %s at all".formatted(vmsdName(sent)),
                "send '%s' only when it is needed, and never to machine types whose release did not have it"
                        .formatted(vmsdName(sent)));
    }

    private static Cause identity(SaveStateEntry sent, SaveStateEntry receiver) {
        StringBuilder text = new StringBuilder();
        if (!sent.idstr().equals(receiver.idstr())) {
            text.append("idstr '%s' became '%s'".formatted(receiver.idstr(), sent.idstr()));
        }
        if (sent.instanceId() != receiver.instanceId()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append("instance_id %s became %s".formatted(hex(receiver.instanceId()), hex(sent.instanceId())));
        }
        boolean senderHasAlias = sent.aliasId() == receiver.instanceId();
        boolean receiverHasAlias = receiver.aliasId() == sent.instanceId();
        if (senderHasAlias) {
            text.append(" and an alias is never sent");
            return new Cause(Cause.Kind.IDENTITY, text.toString(), keepId(receiver));
        }
        if (receiverHasAlias) {
            text.setLength(0);
            text.append("instance_id %s is found as the alias of %s"
                    .formatted(hex(sent.instanceId()), hex(receiver.instanceId())));
        }
        return new Cause(Cause.Kind.IDENTITY, text.toString(), keepId(receiverHasAlias ? sent : receiver));
    }

    private static String keepId(SaveStateEntry old) {
        String id = hex(old.instanceId());
        return old.style() == Style.DC_VMSD
                ? "keep numbering by dc->vmsd, which gives instance_id %s here".formatted(id)
                : ("declare the id: keep dc->vmsd but register it with the stable instance_id %s "
                                + "(Registration.declared), or keep vmstate_register(…, %s, …)")
                        .formatted(id, id);
    }

    private static String hex(int id) {
        return Integer.compareUnsigned(id, 9) <= 0 ? Integer.toString(id) : "0x" + Integer.toHexString(id);
    }
}
