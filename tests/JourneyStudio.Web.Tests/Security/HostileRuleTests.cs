using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Tests.Security.Matrix;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>Texts that mean something to a database, a browser or a spreadsheet, as values of rules and as cells of a file: they find who has them, and do nothing else.</summary>
public sealed class HostileRuleTests(MatrixStudio studio) : IClassFixture<MatrixStudio>
{
    [Theory]
    [MemberData(nameof(HostileTextTests.Names), MemberType = typeof(HostileTextTests))]
    public async Task Rule_WithAnyValue_FindsWhoHasItAndIsShownAsText(string name)
    {
        var key = $"hostile-{Guid.NewGuid():n}";
        using var program = await ProgramAsync();
        using var posted = await program.PostAsJsonAsync("/api/members", new { externalId = key, name });
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);

        foreach (var op in new[] { "is", "contains" })
        {
            var rule = JsonSerializer.Serialize(new { all = new object[] { new { attribute = "name", op, value = name }, new { attribute = "name", op = "isNot", value = "'--" } } });
            Assert.True(await studio.Host.Services.GetRequiredService<SegmentEditing>().CreateAsync($"{key}-{op}", new LocalText(name, name), rule, null, default));
            var page = await (await studio.AsAsync("admin")).GetStringAsync(new Uri($"/segments/{key}-{op}", UriKind.Relative));
            Assert.Contains("data-testid=\"live-count\"", page, StringComparison.Ordinal);
            Assert.Matches("data-testid=\"live-count\"[^>]*>1<", page);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("onerror=alert(1)>", page.Replace("&gt;", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        await using var context = studio.Context();
        Assert.True(await context.Set<MemberRow>().AnyAsync(row => row.ExternalId == key));
    }

    [Fact]
    public async Task File_WithAnyNames_IsImportedAsItStands()
    {
        var names = HostileTextTests.Names.Cast<object[]>().Select(row => (string)row[0]).ToList();
        var file = new StringBuilder("externalId,name,city\r\n");
        for (var row = 0; row < names.Count; row++)
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"cell-{row},\"{names[row].Replace("\"", "\"\"", StringComparison.Ordinal)}\",x\r\n");
        using var program = await ProgramAsync();
        using var content = new StringContent(file.ToString(), Encoding.UTF8, "text/csv");
        using var uploaded = await program.PostAsync(new Uri("/api/members/imports?name=%3Cscript%3Ealert(1)%3C/script%3E.csv", UriKind.Relative), content);
        var id = (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        using var started = await program.PostAsync(new Uri($"/api/members/imports/{id}/start", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await EndedAsync(program, id);

        await using var context = studio.Context();
        var stored = await context.Set<MemberRow>().Where(row => row.ExternalId!.StartsWith("cell-")).ToDictionaryAsync(row => row.ExternalId!, row => row.Name);
        Assert.Equal(names, Enumerable.Range(0, names.Count).Select(row => stored[$"cell-{row}"]));
        Assert.DoesNotContain("<script>alert", await (await studio.AsAsync("admin")).GetStringAsync(new Uri("/members/imports", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await (await studio.AsAsync("admin")).GetStringAsync(new Uri($"/members/imports/{id}", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>Asks until the import has ended, as programs do.</summary>
    private static async Task EndedAsync(HttpClient program, long id)
    {
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since) < Patience.Limit;)
        {
            var state = (await program.GetFromJsonAsync<JsonElement>($"/api/members/imports/{id}")).GetProperty("state").GetString();
            if (state == ImportStates.Done)
                return;
            Assert.DoesNotContain(state, new[] { ImportStates.Failed, ImportStates.Cancelled });
            await Task.Yield();
        }
        Assert.Fail("The import has not ended.");
    }

    private async Task<HttpClient> ProgramAsync()
    {
        var program = studio.Host.Anonymous();
        program.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("members"));
        return program;
    }
}
