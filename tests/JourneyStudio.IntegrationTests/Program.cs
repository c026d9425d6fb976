using JourneyStudio.IntegrationTests.Runtime.Killed;

// The tests are run by their own runner; the one command here is the process that a test starts in order to kill it.
return args is [KilledHost.Command, var dataDirectory] ? await KilledHost.RunAsync(dataDirectory) : 2;
