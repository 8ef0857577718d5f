package io.bellbuoy.standalone.dlq;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Dead letters: the notifications that will not be tried again by themselves. */
@Command(
        name = "dlq",
        description = "Lists, shows, replays and purges dead letters.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class, PurgeCommand.class})
public final class DlqCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    DlqCommand() {}

    /** Without a command of its own there is nothing to do but to say which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
