using JourneyStudio.IntegrationTests.Runtime.Killed;

// The tests are run by their own runner; the commands here are the processes that tests start in order to kill them.
return args switch
{
    [KilledHost.Command, var dataDirectory] => await KilledHost.RunAsync<VisitorFeed>(dataDirectory),
    [OperatorFeed.Command, var dataDirectory] => await KilledHost.RunAsync<OperatorFeed>(dataDirectory),
    _ => 2,
};
