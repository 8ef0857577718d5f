package io.bellbuoy.dialect.wire;

import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import org.jspecify.annotations.Nullable;

/** What the webhooks of GitHub and of those who followed it have alike. */
public final class GitHook {

    private GitHook() {}

    /** The repository of source code, which the hook of an organization may not have. */
    public static @Nullable Repository repository(JsonFields told) {
        JsonFields repository = told.object("repository");
        String fullName = repository.text("full_name");
        return fullName == null
                ? null
                : Repository.newBuilder()
                        .setName(fullName)
                        .setVisibility(Visibility.of(repository.flag("private")))
                        .build();
    }

    /** Who did it. */
    public static @Nullable Actor sender(JsonFields told) {
        JsonFields sender = told.object("sender");
        String login = sender.text("login");
        return login == null
                ? null
                : Actor.newBuilder().setName(login).setKind(sender.text("type")).build();
    }

    /** An event with what was done, as far as it says so: {@code package.published}. */
    public static String name(String event, JsonFields told) {
        String action = told.text("action");
        return action == null ? event : event + "." + action;
    }
}
