package org.mentorship.query.contract;

import java.util.List;

/** A question for things by their ids; those that are not there have no entry in the answer. */
public interface ByIds {
    List<String> ids();
}
