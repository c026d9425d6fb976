using JourneyStudio.Web.Shared.Start;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JourneyStudio.Web.Tests.Start;

/// <summary>While the database is away, the API says when to come again.</summary>
public sealed class StorageTroubleTests
{
    [Theory]
    [InlineData("/api/events", true, true)]
    [InlineData("/journeys", true, false)]
    [InlineData("/api/events", false, false)]
    public async Task Handle_RequestThatFailed_IsToldToComeAgainWhereThatHelps(string path, bool away, bool handled)
    {
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = new MemoryStream() } };
        context.Request.Path = path;
        Exception failure = away ? new InvalidOperationException("outer", new NpgsqlException("gone", new IOException())) : new SqliteException("constraint", 19);

        var done = await new StorageTroubleHandler(services.GetRequiredService<IProblemDetailsService>()).TryHandleAsync(context, failure, CancellationToken.None);

        Assert.Equal((handled, handled ? 503 : 200), (done, context.Response.StatusCode));
        Assert.Equal(handled ? "5" : "", context.Response.Headers.RetryAfter.ToString());
    }
}
