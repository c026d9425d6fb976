using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace JourneyStudio.Benchmarks.Pages;

/// <summary>Somebody with a browser, signed in with the account of their role.</summary>
internal sealed partial class PageVisitor : IDisposable
{
    private const int Times = 7;
    private readonly HttpClient client;

    private PageVisitor(HttpClient client) => this.client = client;

    public static async Task<PageVisitor> SignInAsync(Uri studio, string account, string password, CancellationToken cancellationToken)
    {
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = studio };
        var form = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), cancellationToken);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match found in Hidden().Matches(form)) fields[found.Groups["name"].Value] = WebUtility.HtmlDecode(found.Groups["value"].Value);
        (fields["Form.Account"], fields["Form.Password"]) = (account, password);
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), body, cancellationToken);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in") throw new InvalidOperationException($"{account} cannot sign in.");
        return new PageVisitor(browser);
    }

    /// <summary>The median of several times, after a first that is not counted, until the last byte of the page has come.</summary>
    public async Task<double> OpenAsync(string address, CancellationToken cancellationToken)
    {
        var took = new List<double>();
        for (var time = 0; time <= Times; time++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
            await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK || answer.RequestMessage!.RequestUri!.PathAndQuery.StartsWith("/no-permission", StringComparison.Ordinal))
                throw new InvalidOperationException($"{address} answers {answer.StatusCode} at {answer.RequestMessage!.RequestUri}.");
            if (time > 0) took.Add(watch.Elapsed.TotalMilliseconds);
        }

        return took.Order().ElementAt(Times / 2);
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
