using System.Collections.Concurrent;
using JourneyStudio.IntegrationTests.PostgreSql;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>A new workspace outside of Development: the first admin comes in by a link in the log. Nodes read each other's cookies.</summary>
public sealed class FirstAdminTests
{
    [Fact]
    public async Task Start_NewWorkspace_LetsTheFirstAdminInByTheLinkOfTheLogOnce()
    {
        await using var studio = new StudioHost();
        string link;
        await using (var first = Node(studio, out var log))
        {
            link = Link(log, first)!;
            using var browser = first.CreateClient();
            Assert.Equal("/sign-in", await SignInStudio.SendAsync(browser, link, "join", new KeyValuePair<string, string>("Form.Password", StudioHost.Password)));
            Assert.Equal("/account", await SignInStudio.SignInAsync(browser, "admin"));
            Assert.Equal("/settings/people", await SignInStudio.LandAsync(browser, "/settings/people"));
            Assert.Equal("/join", await SignInStudio.SendAsync(browser, link, "join", new KeyValuePair<string, string>("Form.Password", "somebody else's words")));
        }

        await using var later = Node(studio, out var quiet);
        Assert.Null(Link(quiet, later));
        using var again = later.CreateClient();
        Assert.Equal("/account", await SignInStudio.SignInAsync(again, "admin"));
    }

    [Fact]
    public async Task Start_TwiceBeforeAnybodyCame_GivesALinkEachTime()
    {
        await using var studio = new StudioHost();
        string earlier;
        await using (var first = Node(studio, out var log))
            earlier = Link(log, first)!;

        await using var second = Node(studio, out var other);
        Assert.NotNull(Link(other, second));
        using var browser = second.CreateClient();
        Assert.Equal("/sign-in", await SignInStudio.SendAsync(browser, earlier, "join", new KeyValuePair<string, string>("Form.Password", StudioHost.Password)));
    }

    [Fact]
    public async Task SignIn_OnOneNode_HoldsOnTheOther()
    {
        await using var studio = new StudioHost();
        (string, string)[] shared = [("Database:Provider", "PostgreSql"), ("Database:ConnectionString", PostgreSqlDatabases.Create()), ("DataProtection:Secret", "a secret of the tests")];
        await using var first = Node(studio, out var log, shared);
        await using var second = Node(studio, out _, shared);
        using var here = first.CreateClient(Plain);
        using (var browser = first.CreateClient())
            await SignInStudio.SendAsync(browser, Link(log, first)!, "join", new KeyValuePair<string, string>("Form.Password", StudioHost.Password));
        using var form = await SignInStudio.FormAsync(here, "/sign-in", [new("_handler", "sign-in"), new("Form.Account", "admin"), new("Form.Password", StudioHost.Password)]);
        using var answer = await here.SendAsync(form);
        var session = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("studio.session=", StringComparison.Ordinal)).Split(';')[0];

        using var there = second.CreateClient(Plain);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/settings/people");
        request.Headers.Add("Cookie", session);
        using var page = await there.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);
        using var nobody = await there.GetAsync(new Uri("/settings/people", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, nobody.StatusCode);
    }

    private static WebApplicationFactoryClientOptions Plain => new() { AllowAutoRedirect = false, HandleCookies = true };

    /// <summary>A node of the workspace, outside of Development.</summary>
    private static WebApplicationFactory<Program> Node(StudioHost studio, out Heard heard, params (string Key, string Value)[] settings)
    {
        var log = heard = new Heard();
        return studio.WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Logging:LogLevel:JourneyStudio.Web.Features.People", "Warning");
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureLogging(logging => logging.AddProvider(log));
        });
    }

    private static string? Link(Heard heard, WebApplicationFactory<Program> node)
    {
        using var starting = node.CreateClient();
        var line = heard.Lines.SingleOrDefault(said => said.Contains("/join?", StringComparison.Ordinal));
        return line?[line.IndexOf("/join?", StringComparison.Ordinal)..];
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
