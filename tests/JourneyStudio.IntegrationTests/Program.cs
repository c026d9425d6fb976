using JourneyStudio.IntegrationTests.Runtime.Killed;

// The tests are run by their own runner; the commands here are the processes that tests start in order to kill them.
return args switch
{
    [KilledHost.Command, .. var settings] => await KilledHost.RunAsync<VisitorFeed>(settings),
    [OperatorFeed.Command, .. var settings] => await KilledHost.RunAsync<OperatorFeed>(settings),
    [MigrationFeed.Command, .. var settings] => await KilledHost.RunAsync<MigrationFeed>(settings),
    [NoFeed.Command, .. var settings] => await KilledHost.RunAsync<NoFeed>(settings),
    _ => 2,
};
