using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Web.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Api;

/// <summary>Members over HTTP: written one by one or many, imported from a file, exported to one.</summary>
public sealed class MembersApiTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Post_MembersTwice_AreCreatedThenUnchangedThenUpdated()
    {
        using var client = await ClientAsync();
        const string Body = """[{"externalId":"api-1","name":"王芳","phone":"13812345678","attributes":{"birthDate":"2026-05-01"},"tags":{"pregnant":true},"consents":{"email":{"marketing":true}}},{"phone":"+8613812345679","city":"上海"}]""";

        Assert.Equal("created created", await StatusesAsync(client, Body));
        Assert.Equal("unchanged unchanged", await StatusesAsync(client, Body));
        Assert.Equal("updated unchanged", await StatusesAsync(client, Body.Replace("王芳", "王方", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"name":"nobody"}""", "externalId")]
    [InlineData("""{"externalId":"x","phone":"12","colour":"red","attributes":{"birthDate":"May","none":1},"tags":{"moon":true},"consents":{"email":7}}""", "attributes.birthDate attributes.none colour consents.email phone tags.moon")]
    [InlineData("""{"externalId":"x","store":"nowhere"}""", "store")]
    [InlineData("""{"externalId":"x","productLine":"nothing"}""", "productLine")]
    [InlineData("7", "")]
    public async Task Post_WhatIsWrong_IsNamedFieldByField(string body, string fields)
    {
        using var client = await ClientAsync();

        var (status, json) = await PostAsync(client, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(fields, string.Join(' ', json.GetProperty("items")[0].GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Post_ProductLineByKeyOrName_IsGivenChangedAndTaken()
    {
        using var client = await ClientAsync();
        Assert.Equal("created created", await StatusesAsync(client, """[{"externalId":"line-1","productLine":"first-milk"},{"externalId":"line-2"}]"""));
        Assert.Equal("unchanged updated", await StatusesAsync(client, """[{"externalId":"line-1","productLine":"FIRST-MILK"},{"externalId":"line-2","productLine":"soft-care"}]"""));
        Assert.Equal("updated unchanged", await StatusesAsync(client, """[{"externalId":"line-1","productLine":null},{"externalId":"line-2","productLine":"soft-care"}]"""));

        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var lines = await (from member in context.Set<MemberRow>()
                           where member.ExternalId == "line-1" || member.ExternalId == "line-2"
                           orderby member.ExternalId
                           select context.Set<ProductLineRow>().Where(line => line.Id == member.ProductLineId).Select(line => line.Key).FirstOrDefault()).ToListAsync();
        Assert.Equal([null, "soft-care"], lines);
    }

    [Fact]
    public async Task Post_OneOfManyIsWrong_TheOthersAreWritten()
    {
        using var client = await ClientAsync();

        Assert.Equal("created rejected rejected", await StatusesAsync(client, """[{"externalId":"many-1"},{"externalId":"many-2","email":"none"},{"externalId":"many-1","name":"twice"}]"""));
    }

    [Fact]
    public async Task Post_MoreThanAThousand_IsRefused()
    {
        using var client = await ClientAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(client, $"[{string.Join(',', Enumerable.Range(0, 1_001).Select(_ => "{}"))}]")).Status);
    }

    [Fact]
    public async Task Import_FileOverTheApi_IsSuggestedStartedAndDone()
    {
        using var client = await ClientAsync();
        using var file = new StringContent("会员编号,姓名,手机号\nfile-1,张三,13800001111\nfile-2,李四,no\n", Encoding.UTF8, "text/csv");
        using var uploaded = await client.PostAsync(new Uri("/api/members/imports?name=a.csv", UriKind.Relative), file);
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        var json = await uploaded.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("""["externalId","name","phone"]""", json.GetProperty("setup").GetProperty("columns").GetRawText());
        var id = json.GetProperty("id").GetInt64();

        using var started = await client.PostAsJsonAsync($"/api/members/imports/{id}/start", json.GetProperty("setup"));
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var done = await EndedAsync(client, id);

        Assert.Equal(("done", 1, 1), (done.GetProperty("state").GetString(), done.GetProperty("created").GetInt32(), done.GetProperty("rejected").GetInt32()));
        Assert.Contains("file-2", await client.GetStringAsync(new Uri($"/api/members/imports/{id}/rejected", UriKind.Relative)), StringComparison.Ordinal);
        using var again = await client.PostAsJsonAsync($"/api/members/imports/{id}/start", json.GetProperty("setup"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Export_ChosenColumns_IsSafeCsvThatImportsAsUnchanged()
    {
        using var client = await ClientAsync();
        await StatusesAsync(client, """{"externalId":"out-1","name":"=1+1","phone":"+8613900000001","tags":{"pregnant":true}}""");

        var bytes = await client.GetByteArrayAsync(new Uri("/api/members/export?columns=externalId,name,phone,tags&tag=pregnant", UriKind.Relative));

        Assert.Equal<byte>([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("externalId,name,phone,tags\r\n", text, StringComparison.Ordinal);
        Assert.Contains("out-1,'=1+1,'+8613900000001,pregnant", text, StringComparison.Ordinal);
        using var file = new StringContent(text, Encoding.UTF8, "text/csv");
        using var uploaded = await client.PostAsync(new Uri("/api/members/imports", UriKind.Relative), file);
        var id = (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var started = await client.PostAsync(new Uri($"/api/members/imports/{id}/start", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var done = await EndedAsync(client, id);
        Assert.Equal((0, 0), (done.GetProperty("created").GetInt32(), done.GetProperty("updated").GetInt32()));
    }

    /// <summary>As spreadsheets in China write it: signs of two and of four bytes, and back again.</summary>
    [Fact]
    public async Task Export_InGb18030_ImportsAsUnchanged()
    {
        using var client = await ClientAsync();
        Assert.Equal("created created", await StatusesAsync(client, """[{"externalId":"gb-1","name":"王𠮷祥","city":"上海","tags":{"second-child":true}},{"externalId":"gb-2","name":"龙,“李”","tags":{"second-child":true}}]"""));

        var bytes = await client.GetByteArrayAsync(new Uri("/api/members/export?columns=externalId,name,city,tags&tag=second-child&encoding=gb18030", UriKind.Relative));
        var text = CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetString(bytes);
        Assert.Contains("gb-1,王𠮷祥,上海", text, StringComparison.Ordinal);
        Assert.Contains("gb-2,\"龙,“李”\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("王", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        using var file = new ByteArrayContent(bytes);
        using var uploaded = await client.PostAsync(new Uri("/api/members/imports", UriKind.Relative), file);
        var json = await uploaded.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("gb18030", json.GetProperty("setup").GetProperty("format").GetProperty("encoding").GetString());
        var id = json.GetProperty("id").GetInt64();
        using var started = await client.PostAsync(new Uri($"/api/members/imports/{id}/start", UriKind.Relative), null);
        var ended = await EndedAsync(client, id);
        Assert.Equal((0, 0), (ended.GetProperty("created").GetInt32(), ended.GetProperty("rejected").GetInt32()));
        Assert.Equal(0, ended.GetProperty("updated").GetInt32());
    }

    /// <summary>Whom the list shows with the same filter, and nobody else; who is not active fits no rule.</summary>
    [Fact]
    public async Task Export_WithTheFilterOfTheList_HasExactlyWhomItShows()
    {
        using var client = await ClientAsync();
        await StatusesAsync(client, """[{"externalId":"flt-1","name":"Filter One","city":"Filterton"},{"externalId":"flt-2","name":"Filter Two","city":"Filterton"},{"externalId":"flt-3","name":"Filter Three","city":"Elsewhere"},{"externalId":"flt-4","name":"Else Four","city":"Filterton"}]""");
        const string Rule = """{"attribute":"city","op":"is","value":"Filterton"}""";
        var filters = host.Services.GetRequiredService<MemberFilters>();
        Assert.True(RuleJson.Parse(JsonElement.Parse(Rule)).TryGet(out var rule));
        foreach (var (find, query) in new[] { ("", ""), ("filter", "&find=filter") })
        {
            var shown = await filters.FindAsync(rule, "Asia/Shanghai", Scope.Whole, find, whole: false, tag: null, default);
            var rows = (await client.GetStringAsync(new Uri($"/api/members/export?columns=externalId&rule={Uri.EscapeDataString(Rule)}{query}", UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];

            Assert.Equal(shown.Count, rows.Length);
            Assert.Equal(find.Length == 0 ? ["flt-1", "flt-2", "flt-4"] : ["flt-1", "flt-2"], rows.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("columns=moon")]
    [InlineData("encoding=morse")]
    [InlineData("segment=nowhere")]
    [InlineData("rule=%7B")]
    [InlineData("rule=%7B%22tag%22%3A%22moon%22%7D")]
    public async Task Export_WhatIsNotThere_IsRefused(string query)
    {
        using var client = await ClientAsync();
        using var answer = await client.GetAsync(new Uri($"/api/members/export?{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<JsonElement> EndedAsync(HttpClient client, long id)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            var now = await client.GetFromJsonAsync<JsonElement>($"/api/members/imports/{id}", patience.Token);
            if (now.GetProperty("state").GetString() != "running")
                return now;
        }
        throw new TimeoutException("The import did not end.");
    }

    private static async Task<string> StatusesAsync(HttpClient client, string body) =>
        string.Join(' ', (await PostAsync(client, body)).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString()));

    private static async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/members", UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<HttpClient> ClientAsync()
    {
        var key = $"key-{Guid.NewGuid():n}";
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        context.Add(new ApiKeyRow { Name = key, Prefix = key[..6], Hash = ApiKeyHash.Of(key), Scopes = "members", CreatedAt = TimeProvider.System.GetUtcNow() });
        await context.SaveChangesAsync();
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key);
        return client;
    }
}
