using System.Net;
using System.Net.Http.Json;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Web.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Tests.Security.Matrix;

/// <summary>Two members are looked for on every page and in every answer: nobody sees anything of a member outside of their scope.</summary>
public sealed class ScopeMatrixTests(MatrixStudio studio) : IClassFixture<MatrixStudio>
{
    /// <summary>Who sees the member of the east, and who the one of the south.</summary>
    public static TheoryData<string, bool, bool> Scopes => new()
    {
        { "admin", true, true },
        { "operator", true, true },
        { "tester", true, true },
        { AccessMatrix.Branch, true, false },
        { "region-manager", true, false },
        { "store-manager", true, false },
        { "guide", true, false },
        { "supervisor", false, true },
        { "analyst", true, false },
        { "lecturer", false, false },
        { "partner", false, false },
        { AccessMatrix.Closed, false, false },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Page_AnyWithMembers_SpeaksOnlyOfThoseInScope(string account, bool east, bool south)
    {
        var client = await studio.AsAsync(account);
        var told = new List<string>();
        foreach (var page in AccessMatrix.Pages.Where(page => page.Endpoint.StartsWith("GET", StringComparison.Ordinal)))
        {
            foreach (var (asked, other) in new[] { (studio.East, studio.South), (studio.South, studio.East) })
            {
                var address = (await studio.AddressAsync(page.Path)).Replace(studio.South.PublicId, other.PublicId, StringComparison.Ordinal).Replace(studio.East.PublicId, asked.PublicId, StringComparison.Ordinal);
                var text = await ReadAsync(client, address);
                Assert.True(east || !studio.East.IsIn(text), $"{account} sees the member of the east at {address}");
                Assert.True(south || !studio.South.IsIn(text), $"{account} sees the member of the south at {address}");
                if (studio.East.IsIn(text) || studio.South.IsIn(text))
                    told.Add(page.Path);
            }
        }
        // The pages are there to be seen by those who may: otherwise this test would prove nothing
        foreach (var page in AccessMatrix.Pages.Where(page => page.Accounts.Contains(account) && page.Path is "/members/{member}" or "/mailbox" or "/tasks"))
            Assert.Equal((page.Path, page.Accounts.Contains(account)), (page.Path, told.Contains(page.Path)));
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Segment_Sample_ShowsOnlyThoseInScope(string account, bool east, bool south)
    {
        if (!AccessMatrix.Pages.Single(page => page.Path == "/segments/{segment}").Accounts.Contains(account))
            return;
        var text = await ReadAsync(await studio.AsAsync(account), "/segments/sought");

        Assert.Equal((east, south), (text.Contains("Sought E.", StringComparison.Ordinal), text.Contains("Sought S.", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task MemberList_Count_IsOfTheScope(string account, bool east, bool south)
    {
        if (!AccessMatrix.Pages.Single(page => page.Path == "/members").Accounts.Contains(account))
            return;
        var text = await ReadAsync(await studio.AsAsync(account), "/members?find=%2B8610099990001");

        Assert.Contains((east, south) is (true, true) ? "2 members found" : "1 member found", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Sessions_List_AreOfTheScope(string account, bool east, bool south)
    {
        // Lecturers and partners see sessions where they see no members, so their scope is asked elsewhere
        if (!AccessMatrix.Pages.Single(page => page.Path == "/campaigns").Accounts.Contains(account) || account is "lecturer" or "partner")
            return;
        var (here, there) = (await studio.SessionAsync(MatrixStudio.EastStore), await studio.SessionAsync(MatrixStudio.SouthStore));
        var client = await studio.AsAsync(account);
        foreach (var (store, seen) in new[] { (MatrixStudio.EastStore, east), (MatrixStudio.SouthStore, south) })
            Assert.Equal((store, seen), (store, !(await ReadAsync(client, $"/campaigns?store={store}")).Contains("No session matches", StringComparison.Ordinal)));
        Assert.Equal(east, !(await ReadAsync(client, $"/campaigns/sessions/{here}")).Contains("There is no such session", StringComparison.Ordinal));
        Assert.Equal(south, !(await ReadAsync(client, $"/campaigns/sessions/{there}")).Contains("There is no such session", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("east", true, false)]
    [InlineData("harbour", false, true)]
    public async Task Sessions_CalledWithAKeyOfABranch_AreItsOwn(string? unit, bool east, bool south)
    {
        using var client = studio.Host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("read operate", unit));
        foreach (var (store, seen) in new[] { (MatrixStudio.EastStore, east), (MatrixStudio.SouthStore, south) })
        {
            var key = await studio.SessionAsync(store);
            Assert.Equal(seen, (await ReadAsync(client, "/api/sessions")).Contains($"\"{key}\"", StringComparison.Ordinal));
            using var asked = await client.GetAsync(new Uri($"/api/sessions/{key}", UriKind.Relative));
            using var cancelled = await client.PostAsJsonAsync($"/api/sessions/{key}/cancel?preview=true", new { });
            Assert.Equal((seen ? HttpStatusCode.OK : HttpStatusCode.NotFound, asked.StatusCode), (cancelled.StatusCode, asked.StatusCode));
            Assert.Equal(seen, asked.StatusCode == HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData(null, null, true, true)]
    [InlineData("east", null, true, false)]
    [InlineData("harbour", null, false, true)]
    [InlineData(null, MatrixStudio.SouthLine, false, true)]
    [InlineData("east", MatrixStudio.SouthLine, false, false)]
    public async Task Call_WithAKeyOfABranch_SpeaksOnlyOfItsMembers(string? unit, string? line, bool east, bool south)
    {
        using var client = studio.Host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("read tasks members", unit, line));

        foreach (var path in new[] { "/api/tasks?count=500", "/api/messages?count=500" })
            AssertSeen(await ReadAsync(client, path), path, east, south);
        foreach (var what in new[] { "timeline", "inbox", "export" })
        {
            foreach (var (member, seen) in new[] { (studio.East, east), (studio.South, south) })
            {
                using var answer = await client.GetAsync(new Uri($"/api/members/{member.ExternalId}/{what}", UriKind.Relative));
                Assert.Equal((what, seen ? HttpStatusCode.OK : HttpStatusCode.NotFound), (what, answer.StatusCode));
            }
        }
        using var merge = await client.PostAsJsonAsync("/api/members/merge?preview=true", new { survivor = studio.East.ExternalId, duplicate = studio.South.ExternalId });
        Assert.Equal(east && south ? HttpStatusCode.OK : HttpStatusCode.NotFound, merge.StatusCode);
    }

    [Fact]
    public async Task Call_WithAKeyOfABranch_ChangesNothingOutside()
    {
        using var client = studio.Host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("tasks members", "east"));

        using var finished = await client.PostAsJsonAsync($"/api/tasks/{studio.South.Task}/outcome", new { outcome = "Well" });
        using var gone = await client.PostAsync(new Uri("/api/staff/qin/leave", UriKind.Relative), null);
        using var handed = await client.PostAsJsonAsync("/api/staff/qin/hand-over", new { to = new[] { "mei" } });
        using var merged = await client.PostAsJsonAsync("/api/members/merge", new { survivor = studio.East.ExternalId, duplicate = studio.South.ExternalId });
        using var erased = await client.DeleteAsync(new Uri($"/api/members/{studio.South.ExternalId}?confirm={studio.South.ExternalId}", UriKind.Relative));

        Assert.All([finished, gone, handed, merged, erased], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        await using var context = studio.Context();
        Assert.Equal("active", await context.Set<MemberRow>().Where(row => row.Id == studio.South.Id).Select(row => row.State).SingleAsync());
        Assert.Equal(TaskStates.Open, await context.Set<GuideTaskRow>().Where(row => row.Id == studio.South.Id).Select(row => row.State).SingleAsync());
    }

    private void AssertSeen(string text, string path, bool east, bool south) =>
        Assert.Equal((path, east, south), (path, studio.East.IsIn(text), studio.South.IsIn(text)));

    /// <summary>What an address answers; ids that were asked for are taken out: a question that comes back is no answer.</summary>
    private static async Task<string> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return address.Split('/', '=', '&').Aggregate(text, (rest, asked) => asked.Length == PublicId.Length ? rest.Replace(asked, "", StringComparison.Ordinal) : rest);
    }
}
