using JourneyStudio.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// `dotnet ef` starts this host to find the context; it never runs. Services that need more than the context are left unbuilt.
var builder = Host.CreateApplicationBuilder(args);
builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = false }));
builder.Services.AddStudioStorage(builder.Configuration, Path.GetTempPath());
await builder.Build().RunAsync();
