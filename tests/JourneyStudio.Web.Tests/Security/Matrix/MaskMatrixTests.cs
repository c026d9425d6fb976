using System.Net.Http.Json;
using System.Text.Json;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Tests.Security.Matrix;

/// <summary>Looks for the personal values of two members on every page and in every answer of <see cref="AccessMatrix"/>: who may not look finds none, and who may finds none without having looked.</summary>
public sealed class MaskMatrixTests(MatrixStudio studio) : IClassFixture<MatrixStudio>, IAsyncLifetime
{
    /// <summary>Who may look behind the mask.</summary>
    private static readonly string[] Looking = ["admin", "operator", AccessMatrix.Branch, "region-manager", "store-manager", "guide"];

    /// <summary>What shows people in clear, to those who may look alone. Each leaves an entry in the audit log, but tasks: their words are there to be said.</summary>
    private static readonly string[] Clear =
        ["/members/{member}/edit", "/members/{member}/export.json", "/members/{member}/export.txt", "/members/export.csv", "/tasks", "/tasks?task={task}", "/tasks?view=done", "/tasks?view=overdue"];

    /// <summary>More of the pages: one member, message or task opened, lists narrowed, other ways to look.</summary>
    private static readonly string[] Ways =
    [
        "/members?find=Petronella", "/members/{member}?show=messages", "/members/{member}?show=behaviour", "/members/{member}?show=steps", "/members/{member}?show=tasks", "/members/{member}?show=tags", "/tasks?task={task}", "/tasks?view=done", "/tasks?view=overdue",
        "/mailbox?message={message}", "/mailbox?message={message}&view=text", "/mailbox?message={inbox}", "/mailbox?member={member}", "/members/duplicates?by=email", "/members/duplicates?by=birthday", "/settings/audit?kind=member&subject={member}", "/settings/audit?text=member.edit",
    ];

    private readonly List<PlantedMember> planted = [];

    public static TheoryData<string> Accounts => [.. AccessMatrix.Accounts];

    public async Task InitializeAsync()
    {
        foreach (var member in new[] { studio.East, studio.South })
            planted.Add(new PlantedMember(member));
        await using var context = studio.Context();
        if (await context.Set<AuditRow>().AnyAsync(row => row.Action == "member.edit"))
            return;
        foreach (var member in planted)
            await member.PlantAsync(context);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Page_Any_ShowsNobodyWithoutALook(string account)
    {
        var client = await studio.AsAsync(account);
        foreach (var path in AccessMatrix.Pages.Where(page => page.Endpoint.StartsWith("GET", StringComparison.Ordinal)).Select(page => page.Path).Concat(Ways))
        {
            foreach (var member in planted)
            {
                var address = await AddressAsync(path, member.Member);
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
                var found = member.In(await answer.Content.ReadAsStringAsync(), address);
                if (Looking.Contains(account))
                    found = Clear.Contains(path) ? [] : [.. found.Where(what => what != "city")];
                Assert.True(found.Count == 0, $"{account} reads {string.Join(", ", found)} at {address}");
            }
        }
    }

    [Fact]
    public async Task Page_ThatShowsEverything_SaysInTheAuditLogWhoLooked()
    {
        var admin = await studio.AsAsync("admin");
        var east = planted[0];
        foreach (var (path, action, subject) in new[] { ("/members/{member}/edit", "member.reveal", east.Member.PublicId), ("/members/{member}/export.json", "member.export", east.Member.PublicId), ("/members/{member}/export.txt", "member.export", east.Member.PublicId), ("/members/export.csv", "members.export", "") })
        {
            var before = await CountAsync(action, subject);
            var text = await admin.GetStringAsync(new Uri(await AddressAsync(path, east.Member), UriKind.Relative));
            Assert.Contains("phone", east.In(text, ""));
            Assert.True(await CountAsync(action, subject) > before || action == "member.reveal", $"{path} is not noted");
            Assert.NotEqual(0, await CountAsync(action, subject));
        }
    }

    [Theory]
    [InlineData("read tasks", false)]
    [InlineData("read tasks personal", true)]
    public async Task Call_WithAKey_ReadsPersonalDataByItsScope(string scopes, bool clear)
    {
        using var client = studio.Host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync(scopes));
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in planted)
        {
            foreach (var call in AccessMatrix.Calls.Where(call => call.Endpoint.StartsWith("GET ", StringComparison.Ordinal)))
            {
                var path = call.Endpoint.Split(' ')[1];
                var address = path.Replace("{externalId}", member.Member.ExternalId, StringComparison.Ordinal).Replace("{id:long}", "1", StringComparison.Ordinal).Replace("{id}", "club-signup", StringComparison.Ordinal)
                    .Replace("{key}", await studio.SessionAsync(MatrixStudio.EastStore), StringComparison.Ordinal);
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
                Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
                var found = member.In(await answer.Content.ReadAsStringAsync(), address);
                Assert.True(clear || found.Count == 0, $"A key for {scopes} reads {string.Join(", ", found)} at {address}");
                if (found.Count > 0)
                    told.Add(path);
            }
        }
        Assert.Equal(clear ? 4 : 0, told.Count);
    }

    [Fact]
    public async Task Call_ThatChanges_AnswersMasked()
    {
        using var client = studio.Host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("tasks"));

        using var finished = await client.PostAsJsonAsync($"/api/tasks/{studio.South.Task}/outcome", new { outcome = "Well", note = planted[1].Secrets["phone"] });

        Assert.Empty(planted[1].In(await finished.Content.ReadAsStringAsync(), ""));
    }

    [Fact]
    public async Task Import_WithRejectedRows_IsReadByThoseWhoMayLookAloneAndNoted()
    {
        var looked = await UploadAsync();
        var ended = await UploadAsync();
        using (var program = studio.Host.Anonymous())
        {
            program.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("members"));
            using var started = await program.PostAsync(new Uri($"/api/members/imports/{ended}/start", UriKind.Relative), null);
            await OperatedJourney.FollowedAsync(async () => (await program.GetStringAsync(new Uri($"/api/members/imports/{ended}", UriKind.Relative))).Contains("\"rejected\":1", StringComparison.Ordinal) ? 20 : 0);
            Assert.DoesNotContain(planted[0].Secrets["name"], await program.GetStringAsync(new Uri($"/api/members/imports/{ended}", UriKind.Relative)), StringComparison.Ordinal);
        }
        foreach (var account in AccessMatrix.Accounts)
        {
            var client = await studio.AsAsync(account);
            foreach (var (path, shows, action) in new[] { ("/members/imports", false, ""), ($"/members/imports/{ended}", false, ""), ($"/members/imports/{looked}", true, "member.import.look"), ($"/members/imports/{ended}/rejected.csv", true, "member.import.rejected") })
            {
                var subject = path.Split('/').FirstOrDefault(part => long.TryParse(part, out _)) ?? "";
                var before = await CountAsync(action, subject);
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                var found = planted[0].In((await answer.Content.ReadAsStringAsync()).Replace("\"\"", "\"", StringComparison.Ordinal), "");
                Assert.True(found.Contains("name") == (shows && (account is "admin" or "operator")), $"{account} reads {string.Join(", ", found)} at {path}");
                Assert.True(found.Count == 0 || await CountAsync(action, subject) > 0, $"{path} is not noted");
                Assert.True(found.Count > 0 || await CountAsync(action, subject) == before, $"{account} is noted at {path}");
            }
        }
    }

    [Theory]
    [InlineData("read")]
    [InlineData("read personal tasks operate events")]
    public async Task Import_AskedForByAKeyWithoutTheScope_TellsNothing(string scopes)
    {
        var id = await UploadAsync();
        using var program = studio.Host.Anonymous();
        program.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync(scopes));
        foreach (var path in new[] { $"/api/members/imports/{id}", $"/api/members/imports/{id}/rejected" })
        {
            using var answer = await program.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Empty(planted[0].In(await answer.Content.ReadAsStringAsync(), ""));
        }
    }

    [Theory]
    [InlineData("analyst", 0)]
    [InlineData("admin", 2)]
    public async Task Search_ByAPart_FindsNobodyForWhoMayNotLook(string account, int found)
    {
        // letter by letter it would tell the whole number
        var page = await (await studio.AsAsync(account)).GetStringAsync(new Uri("/members?find=Petronella", UriKind.Relative));
        Assert.Contains($"{found} members found", page, StringComparison.Ordinal);

        var whole = await (await studio.AsAsync(account)).GetStringAsync(new Uri($"/members?find={Uri.EscapeDataString(planted[0].Secrets["email"])}", UriKind.Relative));
        Assert.Contains("1 member found", whole, StringComparison.Ordinal);
    }

    /// <summary>A file with one row, which will be rejected: nobody has such a phone.</summary>
    private async Task<long> UploadAsync()
    {
        using var program = studio.Host.Anonymous();
        program.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("members"));
        using var file = new StringContent($"externalId,name,phone\r\nnobody-{Guid.NewGuid():n},\"{planted[0].Secrets["name"].Replace("\"", "\"\"", StringComparison.Ordinal)}\",12\r\n", System.Text.Encoding.UTF8, "text/csv");
        using var uploaded = await program.PostAsync(new Uri("/api/members/imports?name=planted.csv", UriKind.Relative), file);
        return (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    private async Task<int> CountAsync(string action, string subject)
    {
        await using var context = studio.Context();
        return await context.Set<AuditRow>().CountAsync(row => row.Action == action && row.SubjectId == subject);
    }

    private async Task<string> AddressAsync(string path, Sought member)
    {
        var other = member == studio.East ? studio.South : studio.East;
        return (await studio.AddressAsync(path.Replace("{member}", member.PublicId, StringComparison.Ordinal).Replace("{other}", other.PublicId, StringComparison.Ordinal)))
            .Replace("{task}", member.Task, StringComparison.Ordinal).Replace("{message}", $"{member.Id + 500}", StringComparison.Ordinal).Replace("{inbox}", $"{member.Id + 600}", StringComparison.Ordinal);
    }
}
