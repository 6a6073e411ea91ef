package org.mentorship.api.graphql;

import java.util.List;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Tells callers who they are to the service. */
@Controller
class ViewerController {

    /** The caller. */
    record Viewer(String subject, List<String> roles) {}

    @QueryMapping
    Viewer viewer(Caller caller) {
        return new Viewer(
                caller.subject(),
                caller.roles().stream().map(Enum::name).sorted().toList());
    }
}
