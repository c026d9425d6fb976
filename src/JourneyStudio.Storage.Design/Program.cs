using JourneyStudio.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

// `dotnet ef` starts this host to find the context; it never runs.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddStudioStorage(new ConfigurationBuilder().Build(), Path.GetTempPath());
await builder.Build().RunAsync();
