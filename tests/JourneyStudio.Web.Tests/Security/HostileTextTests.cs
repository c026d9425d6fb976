using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Tests.Security.Matrix;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>Names as people have them and as attackers choose them, through API, pages, audit and exports: they come back as they went in, and are never anything but text.</summary>
public sealed class HostileTextTests(MatrixStudio studio) : IClassFixture<MatrixStudio>
{
    public static TheoryData<string> Names =>
    [
        "王小明",
        "欧阳娜娜·Zoë",
        "𠮷野家 𪚥",
        "👩‍👧‍👦👶🏽",
        "מרים כהן",
        "أحمد ‏(Ahmad)",
        "Left\u202Etfel",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'; drop table member; --",
        "{{member.phone}} {{#each this}}",
        "=HYPERLINK(\"http://x\",\"y\")",
        "+SUM(A1)",
        "@import",
        "-1+1|cmd",
        "a,b;\"c\"",
        "100% _like\\",
        "{\"op\":\"eq\"}",
        "$(rm -rf) `x` ${y}",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Name_AnyText_ComesBackAsItWentIn(string name)
    {
        var id = $"hostile-{Guid.NewGuid():n}";
        using var program = await ProgramAsync();

        using var posted = await program.PostAsJsonAsync("/api/members", new { externalId = id, name, city = name });
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);

        await using var context = studio.Context();
        var member = await context.Set<MemberRow>().SingleAsync(row => row.ExternalId == id);
        Assert.Equal((name, name), (member.Name, member.City));
        var admin = await studio.AsAsync("admin");
        foreach (var address in new[] { $"/members/{member.PublicId}", $"/members/{member.PublicId}/edit", $"/members?find={Uri.EscapeDataString(name)}" })
            AssertIsText(name, await admin.GetStringAsync(new Uri(address, UriKind.Relative)), address);
        Assert.Contains("1 member found", await admin.GetStringAsync(new Uri($"/members?find={Uri.EscapeDataString(name)}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(name, (await RowsAsync(program)).Single(row => row.Id == id).Name);
        using var document = JsonDocument.Parse(await program.GetStringAsync(new Uri($"/api/members/{id}/export", UriKind.Relative)));
        Assert.Contains(name, Texts(document.RootElement));
    }

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u0007b")]
    [InlineData("a\nb")]
    [InlineData("a\u001Bb")]
    public async Task Name_WithControlCharacters_IsRejectedAtItsField(string name)
    {
        using var program = await ProgramAsync();

        using var answer = await program.PostAsJsonAsync("/api/members", new { externalId = $"hostile-{Guid.NewGuid():n}", name });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("\"field\":\"name\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"externalId":"x","name":"\ud83d"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"externalId":"x","name":"a","name":"b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"externalId":"x","attributes":{"a":{"b":{"c":{"d":{"e":{}}}}}}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"externalId":"x","__proto__":{"admin":true}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"$type":"System.Diagnostics.Process"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("[[[[[[[[[[", HttpStatusCode.BadRequest)]
    public async Task Json_ThatIsNoMember_IsRefused(string json, HttpStatusCode status)
    {
        using var program = await ProgramAsync();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");

        using var answer = await program.PostAsync(new Uri("/api/members", UriKind.Relative), content);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Page_AskedWithHostileParameters_ShowsThemAsText()
    {
        const string Hostile = "\"><script>alert(1)</script>";
        var admin = await studio.AsAsync("admin");
        foreach (var page in AccessMatrix.Pages.Where(page => page.Endpoint.StartsWith("GET,POST", StringComparison.Ordinal) && page.Accounts.Contains("admin")))
        {
            var address = await studio.AddressAsync(page.Path.Split('?')[0]);
            foreach (var parameter in new[] { "find", "tag", "kind", "subject", "who", "from", "to", "show", "said", "problem", "channel", "state", "message", "task", "view" })
            {
                using var answer = await admin.GetAsync(new Uri($"{address}?{parameter}={Uri.EscapeDataString(Hostile)}", UriKind.Relative));
                Assert.True((int)answer.StatusCode < 500, $"{address}?{parameter}: {answer.StatusCode}");
                Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    private async Task<HttpClient> ProgramAsync()
    {
        var program = studio.Host.Anonymous();
        program.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("members"));
        return program;
    }

    private static void AssertIsText(string name, string page, string address)
    {
        if (name.Contains('<', StringComparison.Ordinal))
            Assert.False(page.Contains(name, StringComparison.Ordinal), $"{address} holds the name as markup");
        Assert.DoesNotContain("onerror=alert(1)>", WithoutText(page), StringComparison.Ordinal);
    }

    /// <summary>What is encoded is text.</summary>
    private static string WithoutText(string page) => page.Replace("&gt;", "", StringComparison.Ordinal);

    private static async Task<List<(string Id, string Name)>> RowsAsync(HttpClient program)
    {
        var text = await program.GetStringAsync(new Uri("/api/members/export?columns=externalId,name", UriKind.Relative));
        var rows = new List<(string Id, string Name)>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var cell = line[(comma + 1)..].TrimEnd('\r');
            if (cell is ['"', ..])
                cell = cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
            Assert.False(cell is ['=' or '+' or '-' or '@', ..], $"A spreadsheet reads a formula: {cell}");
            // the apostrophe that keeps a formula from being one
            rows.Add((line[..comma], cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell));
        }
        return rows;
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(part => Texts(part.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
