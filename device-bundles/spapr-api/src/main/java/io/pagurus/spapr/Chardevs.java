package io.pagurus.spapr;

import java.util.Set;

/** The serial lines of one machine by id ({@code -chardev …,id=}). */
public interface Chardevs {
    /** The first serial line, which the guest's console is on. */
    String CONSOLE = "serial0";

    /**
     * {@return the line of an id, made when first asked for}
     *
     * @param id its id
     */
    Chardev get(String id);

    /** {@return the ids asked for so far} */
    Set<String> ids();
}
