using System.Text.Json;
using Bunit;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Tags;
using JourneyStudio.Web.Tests.Touchpoints;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Shared.Fields;

/// <summary>Editors of settings that know more than their own value: the example, the members, the other shares.</summary>
public sealed class PanelFieldTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static long last = 8_700_000;

    [Fact]
    public async Task Branches_ThatMissSomething_GiveTheRestToOne()
    {
        using var context = Context();
        JsonElement? saved = null;
        var field = context.Render<BranchesField>(p => p
            .Add(x => x.Id, "b").Add(x => x.Label, "Branches").Add(x => x.HeldOut, 10)
            .Add(x => x.Value, JsonElement.Parse("""[{"name":"A","percent":30},{"name":"B","percent":40}]"""))
            .Add(x => x.Changed, value => saved = value));
        Assert.Equal("70% and 10% held out", field.Find("[role=status]").TextContent);

        await field.Find("[aria-label='Give B the rest: 60%']").ClickAsync();

        Assert.Equal("""[{"name":"A","percent":30},{"name":"B","percent":60}]""", saved!.Value.GetRawText());
        field.Render(p => p.Add(x => x.Value, saved));
        Assert.DoesNotContain("the rest", field.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branches_OneOfWhichIsRemoved_KeepTheFocusInTheField()
    {
        using var context = Context();
        var field = context.Render<BranchesField>(p => p.Add(x => x.Id, "b").Add(x => x.Label, "Branches").Add(x => x.Value, JsonElement.Parse("""[{"name":"A","percent":30},{"name":"B","percent":40}]""")));

        await field.Find("[aria-label='Remove A']").ClickAsync();

        context.JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public async Task Tags_OneOfWhichIsTakenAway_KeepTheFocusInTheField()
    {
        using var context = Context(typeof(TagMaking));
        var field = context.Render<TagsField>(p => p.Add(x => x.Id, "t").Add(x => x.Context, new FieldContext(ContentCatalog.Empty, "en")).Add(x => x.Value, JsonElement.Parse("""["vip"]""")));

        await field.Find("button.take").ClickAsync();

        context.JSInterop.VerifyFocusAsyncInvoke();
    }

    [Theory]
    [InlineData("time", "10:00:00", "10:00")]
    [InlineData("time", "10:00", "10:00")]
    [InlineData("datetime-local", "2026-12-01T09:30:00", "2026-12-01T09:30")]
    public async Task Moment_AsTheBrowserGivesIt_IsKeptToTheMinute(string type, string given, string kept)
    {
        using var context = Context();
        JsonElement? saved = null;
        var field = context.Render<MomentField>(p => p.Add(x => x.Id, "m").Add(x => x.Type, type).Add(x => x.Changed, value => saved = value));

        await field.Find("input").ChangeAsync(new ChangeEventArgs { Value = given });

        Assert.Equal(kept, saved?.GetString());
    }

    [Fact]
    public async Task Branches_SharedEvenly_LeaveTheHoldoutAlone()
    {
        using var context = Context();
        JsonElement? saved = null;
        var field = context.Render<BranchesField>(p => p
            .Add(x => x.Id, "b").Add(x => x.Label, "Branches").Add(x => x.HeldOut, 10)
            .Add(x => x.Value, JsonElement.Parse("""[{"name":"A","percent":1},{"name":"B","percent":1},{"name":"C","percent":1},{"name":"D","percent":1}]"""))
            .Add(x => x.Changed, value => saved = value));

        await field.FindAll("button").Single(button => button.TextContent == "Share evenly").ClickAsync();

        Assert.Equal([23, 23, 22, 22], saved!.Value.EnumerateArray().Select(branch => branch.GetProperty("percent").GetInt32()));
    }

    [Fact]
    public async Task Rule_WhereAJourneyRemembersValues_AsksForOneOfThem()
    {
        using var context = Context();
        JsonElement? saved = null;
        var inJourney = new FieldContext(ContentCatalog.Empty, "en") { Values = ["greeting"] };
        var field = context.Render<RuleField>(p => p
            .Add(x => x.Id, "r").Add(x => x.Context, inJourney).Add(x => x.Value, JsonElement.Parse("""{"all":[{"attribute":"city","op":"isSet"}]}""")).Add(x => x.Changed, value => saved = value));

        Assert.Equal("greeting (value of this journey)", field.Find("option[value='journey.greeting']").TextContent);
        await field.Find("[aria-label='Attribute']").ChangeAsync(new ChangeEventArgs { Value = "journey.greeting" });

        Assert.Contains("journey.greeting", saved!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("The journey’s value “greeting” is known", field.Find(".says p").TextContent);
        // Before somebody is in there is nothing to offer; what is asked for all the same can be read
        field.Render(p => p.Add(x => x.Context, inJourney.BeforeEntry).Add(x => x.Value, saved));
        Assert.Equal("greeting (value of this journey)", field.Find("option[value='journey.greeting']").TextContent);
        field.Render(p => p.Add(x => x.Value, JsonElement.Parse("""{"all":[{"attribute":"city","op":"isSet"}]}""")));
        Assert.Empty(field.FindAll("option[value='journey.greeting']"));
    }

    [Fact]
    public async Task Tags_ANewOne_IsMadeOnTheSpotAndAudited()
    {
        using var context = Context(typeof(TagMaking));
        JsonElement? saved = null;
        var field = context.Render<TagsField>(p => p.Add(x => x.Id, "t").Add(x => x.Context, new FieldContext(ContentCatalog.Empty, "en")).Add(x => x.Writes, true).Add(x => x.Changed, value => saved = value));

        await field.Find("#t").InputAsync(new ChangeEventArgs { Value = "Came twice" });
        await field.WaitForElement("[role=option]").ClickAsync();
        Assert.Equal("Came twice", field.Find("#t-new-name").GetAttribute("value"));
        await field.Find("#t-new-other").InputAsync(new ChangeEventArgs { Value = "来过两次" });
        await field.Find("#t-new").SubmitAsync();

        field.WaitForAssertion(() => Assert.NotNull(saved));
        var key = Assert.Single(saved!.Value.EnumerateArray()).GetString()!;
        await using var stored = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        Assert.Equal(new LocalText("Came twice", "来过两次"), (await stored.Set<TagRow>().SingleAsync(row => row.Key == key)).Names);
        Assert.True(await stored.Set<AuditRow>().AnyAsync(row => row.SubjectKind == "tag" && row.SubjectId == key && row.Action == "tag.create"));
    }

    [Fact]
    public async Task Sample_OfAReaderWhoMaySeeMembers_IsMaskedAndLeadsNowhere()
    {
        using var context = Samples();

        var sample = await context.Services.GetRequiredService<FieldSamples>().FindAsync("Asia/Shanghai", null, CancellationToken.None);

        Assert.NotNull(sample.Name);
        Assert.NotEmpty(sample.Member.Orders);
        Assert.DoesNotContain(sample.Member.Attributes["name"].ToText(), sample.Name!, StringComparison.Ordinal);
        Assert.Equal(("example", default), (sample.Member.PublicId, sample.Member.Id));
    }

    [Fact]
    public async Task Sample_ThatIsChosen_IsFoundByNameAndStaysMasked()
    {
        using var context = Samples();
        var samples = context.Services.GetRequiredService<FieldSamples>();
        var wanted = await MemberAsync("Ottoline Quarrel", "+8613911115678");

        var found = Assert.Single(await samples.SearchAsync("line quar", "Asia/Shanghai", CancellationToken.None));
        Assert.Equal((wanted, "Ottoline Q.", "••• 5678"), (found.Id, found.Name, found.Contact));
        Assert.Equal(wanted, Assert.Single(await samples.SearchAsync("+8613911115678", "Asia/Shanghai", CancellationToken.None)).Id);
        var sample = await samples.FindAsync("Asia/Shanghai", wanted, CancellationToken.None);
        Assert.Equal((true, "Ottoline Q."), (sample.IsChosen, sample.Name));
        Assert.False((await samples.FindAsync("Asia/Shanghai", null, CancellationToken.None)).IsChosen);
    }

    [Fact]
    public async Task Sample_OfAnotherRegion_IsNeitherFoundNorShown()
    {
        using var context = Samples();
        context.SignIn(host, "region-manager");
        var samples = context.Services.GetRequiredService<FieldSamples>();
        var elsewhere = await MemberAsync("Peregrine Outlander", "+8613911115679");

        Assert.Empty(await samples.SearchAsync("Peregrine Outlander", "Asia/Shanghai", CancellationToken.None));
        var sample = await samples.FindAsync("Asia/Shanghai", elsewhere, CancellationToken.None);
        Assert.False(sample.IsChosen);
        Assert.NotEqual("Peregrine O.", sample.Name);
    }

    [Fact]
    public async Task SampleChooser_SaysWhoItIsAndGivesWhoIsChosen()
    {
        using var context = Samples();
        var wanted = await MemberAsync("Thessaly Marchbanks", "+8613911115680");
        var usual = await context.Services.GetRequiredService<FieldSamples>().FindAsync("Asia/Shanghai", null, CancellationToken.None);
        long? chosen = null;
        var chooser = context.Render<SampleChooser>(p => p.Add(x => x.Context, Fields(usual)).Add(x => x.Chosen, member => { chosen = member; return Task.CompletedTask; }));
        Assert.Equal($"Nobody chosen: shown for {usual.Name}", chooser.Find("[role=status]").TextContent);

        await chooser.Find("#sample-choose").ClickAsync();
        await chooser.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = "thessaly" });
        await chooser.WaitForElement("button.member").ClickAsync();

        Assert.Equal(wanted, chosen);
        Assert.Empty(chooser.FindAll("input"));
    }

    [Fact]
    public async Task TemplatePreview_ForTheSample_ShowsTheTextMasked()
    {
        using var context = Samples(typeof(MessageRenderer), typeof(WorkspaceContents));
        var sample = await context.Services.GetRequiredService<FieldSamples>().FindAsync("Asia/Shanghai", null, CancellationToken.None);
        var template = new MessageTemplate("hello", new("Hello", "你好"), MessageClass.Service, [new("sms", "en", Text: "Dear {{member.name}}, see you on {{session.date}}. {{member.nothing}}")]);

        var missing = context.Render<TemplatePreview>(p => p.Add(x => x.Template, template).Add(x => x.Channel, "sms").Add(x => x.Context, Fields(sample)));
        Assert.Contains("is missing", missing.Find(".refused").TextContent, StringComparison.Ordinal);

        template = template with { Variants = [template.Variants[0] with { Text = "Dear {{member.name}}" }] };
        var whole = context.Render<TemplatePreview>(p => p.Add(x => x.Template, template).Add(x => x.Channel, "sms").Add(x => x.Context, Fields(sample)));
        Assert.Equal($"Dear {sample.Name}", whole.Find("pre").TextContent);
    }

    private static FieldContext Fields(FieldSample sample) => new(ContentCatalog.Empty, "en") { Sample = sample, Now = TimeProvider.System.GetUtcNow() };

    /// <summary>A member of no store, whom only those of the whole brand see.</summary>
    private async Task<long> MemberAsync(string name, string phone)
    {
        var (id, now) = (Interlocked.Increment(ref last), Workspace.Now);
        await new Workspace(host).SaveAsync(context => context.Add(
            new MemberRow { Id = id, PublicId = PublicId.New(), Slot = 1, Name = name, NameFolded = FoldedText.Of(name), Phone = phone, CreatedAt = now, UpdatedAt = now }));
        return id;
    }

    private BunitContext Samples(params Type[] services)
    {
        var context = Context([typeof(SampleMembers), typeof(MemberFilters), typeof(MemberListings), .. services]);
        context.Services.AddScoped<FieldSamples>();
        return context;
    }

    private BunitContext Context(params Type[] services) => Pages.Over(host, services);
}
