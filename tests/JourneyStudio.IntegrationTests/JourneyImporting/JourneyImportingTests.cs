using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Importing;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Tags;

namespace JourneyStudio.IntegrationTests.JourneyImporting;

public sealed class JourneyImportingTestsOnSqlite() : JourneyImportingTests(Provider.Sqlite);

public sealed class JourneyImportingTestsOnPostgreSql() : JourneyImportingTests(Provider.PostgreSql);

public abstract class JourneyImportingTests(Provider provider)
{
    [Fact]
    public async Task Save_NewAndKnownJourneys_BeginsTheOnesAndReplacesTheDraftsOfTheOthers()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        var before = ImportStudio.Journey("known", "a", "b");
        await ImportStudio.BeginAsync(studio, before);
        Assert.Equal(1, await studio.Get<JourneyPublishing>().PublishAsync("known", 0, null, default));

        var saved = await ImportStudio.ImportAsync(studio, (ImportStudio.Journey("new", "x"), null), (ImportStudio.Journey("known", "c"), 0));

        Assert.Equal([new SavedDraft("new", "Journey new", true, 0, true), new SavedDraft("known", "Journey known", false, 1, true)], saved.Value.Drafts.ToArray());
        Assert.Equal("x", Assert.Single((await ImportStudio.DraftAsync(studio, "new"))!.Definition.Activities).Id);
        Assert.Equal("c", Assert.Single((await ImportStudio.DraftAsync(studio, "known"))!.Definition.Activities).Id);
        Assert.Equal(2, Engine.Definitions.DefinitionJson.Read((await studio.Get<JourneyPublishing>().PublishedAsync("known", default))!.Text).Value.Activities.Length);
        Assert.Equal(2L, studio.Scalar($"select count(*) from audit where action = '{JourneyStudio.Storage.Journeys.Importing.JourneyImporting.Imported}'"));
    }

    /// <summary>One step back, and the draft is as it was; one forward, and it is as imported.</summary>
    [Fact]
    public async Task Save_OverADraft_IsOneStepToUndo()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        var before = ImportStudio.Journey("known", "a", "b");
        await ImportStudio.BeginAsync(studio, before);
        await ApplyAsync(studio, DraftAct.Edit, 0, new DraftCommand.Rename("a", "Named"));
        var edited = (await ImportStudio.DraftAsync(studio, "known"))!.Text;
        Assert.True((await ImportStudio.ImportAsync(studio, (ImportStudio.Journey("known", "c") with { Name = "Other" }, 1))).IsOk);
        var imported = (await ImportStudio.DraftAsync(studio, "known"))!.Text;

        Assert.Equal(edited, (await ApplyAsync(studio, DraftAct.Undo, 2)).Text);
        Assert.Equal("Journey known", studio.Scalar("select name from journey"));
        Assert.Equal(imported, (await ApplyAsync(studio, DraftAct.Redo, 3)).Text);
        Assert.Equal("Other", studio.Scalar("select name from journey"));
    }

    [Fact]
    public async Task Save_WhatTheDraftSaysAlready_ChangesNothing()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        await ImportStudio.BeginAsync(studio, ImportStudio.Journey("known", "a"));
        var before = ImportStudio.Everything(studio);

        var saved = await ImportStudio.ImportAsync(studio, (ImportStudio.Journey("known", "a"), 0));

        Assert.False(Assert.Single(saved.Value.Drafts).Changed);
        Assert.Equal(before, ImportStudio.Everything(studio));
    }

    [Fact]
    public async Task Save_ADraftThatMovedOn_SavesNothingAndNamesTheFile()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        await ImportStudio.BeginAsync(studio, ImportStudio.Journey("known", "a"));
        await ApplyAsync(studio, DraftAct.Edit, 0, new DraftCommand.Rename("a", "Named"));
        var before = ImportStudio.Everything(studio);

        var saved = await ImportStudio.ImportAsync(studio, (ImportStudio.Journey("new", "x"), null), (ImportStudio.Journey("known", "c"), 0));

        Assert.Equal("import.moved-on(known.json, Journey known)", Assert.Single(saved.Problems).ToString());
        Assert.Equal(before, ImportStudio.Everything(studio));
    }

    [Fact]
    public async Task Save_ANewJourneyThatIsThereMeanwhile_SavesNothing()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        await ImportStudio.BeginAsync(studio, ImportStudio.Journey("known", "a"));
        var before = ImportStudio.Everything(studio);

        var saved = await ImportStudio.ImportAsync(studio, (ImportStudio.Journey("new", "x"), null), (ImportStudio.Journey("known", "c"), null));

        Assert.Equal("import.appeared(known.json, known)", Assert.Single(saved.Problems).ToString());
        Assert.Equal(before, ImportStudio.Everything(studio));
    }

    /// <summary>Tags are made with the drafts; one that is out of use refuses them all.</summary>
    [Fact]
    public async Task Save_WithTags_MakesThemOrNothing()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        var importing = studio.Get<JourneyStudio.Storage.Journeys.Importing.JourneyImporting>();
        TagDefinition Tag(string key) => new(key, new LocalText(key, key), "basic");
        ImportOrder Order(string journey, params string[] tags) => new([new ImportedDraft("a.json", ImportStudio.Journey(journey), null)], new() { Tags = [.. tags.Select(Tag)] }, 1);
        Assert.True((await importing.SaveAsync(Order("one", "fresh"), default)).IsOk);
        await studio.Get<TagEditing>().ArchiveAsync("fresh", archived: true, null, default);
        var before = ImportStudio.Everything(studio);

        var saved = await importing.SaveAsync(Order("two", "other", "fresh"), default);

        Assert.Equal("import.tag-archived(fresh)", Assert.Single(saved.Problems).ToString());
        Assert.Equal(before, ImportStudio.Everything(studio));
    }

    /// <summary>Files name a segment by its key alone: it is made without a rule, which nobody can be taken to meet.</summary>
    [Fact]
    public async Task Save_WithSegments_MakesThemWithoutARuleOrNothing()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        var importing = studio.Get<JourneyStudio.Storage.Journeys.Importing.JourneyImporting>();
        ImportOrder Order(string journey, params string[] segments) =>
            new([new ImportedDraft("a.json", ImportStudio.Journey(journey), null)], new() { Segments = [.. segments.Select(SegmentDefinition.Unwritten)] }, 1);
        var first = await importing.SaveAsync(Order("one", "fresh"), default);
        var again = await importing.SaveAsync(Order("two", "fresh"), default);
        var made = Assert.Single((await studio.Get<WorkspaceContents>().ReadAsync(default)).Segments);
        Assert.True(await studio.Get<SegmentEditing>().ArchiveAsync("fresh", archived: true, null, default));
        var before = ImportStudio.Everything(studio);

        var refused = await importing.SaveAsync(Order("three", "other", "fresh"), default);

        Assert.Equal((true, false), (made.HasNoRule, made.Read().IsOk));
        Assert.Equal([new MissingReference("segment", "fresh")], first.Value.Created.ToArray());
        Assert.Empty(again.Value.Created);
        Assert.Equal(1L, studio.Scalar($"select count(*) from audit where action = '{SegmentHistory.Created}'"));
        Assert.Equal("import.segment-archived(fresh)", Assert.Single(refused.Problems).ToString());
        Assert.Equal(before, ImportStudio.Everything(studio));
    }

    /// <summary>What is still to be written is made once; what is there, written or not, stays as it is.</summary>
    [Fact]
    public async Task Save_WithTemplatesAndForms_MakesThemUnwritten()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        var importing = studio.Get<JourneyStudio.Storage.Journeys.Importing.JourneyImporting>();
        await studio.Get<WorkspaceContents>().WriteAsync(new WorkspaceContent { Templates = [Written("hello")] }, default);
        ImportOrder Order(string journey) => new(
            [new ImportedDraft("a.json", ImportStudio.Journey(journey), null)],
            new() { Templates = [MessageTemplate.Unwritten("hello"), MessageTemplate.Unwritten("fresh")], Forms = [FormDefinition.Unwritten("asked")] },
            1);

        var first = await importing.SaveAsync(Order("one"), default);
        var again = await importing.SaveAsync(Order("two"), default);

        var content = await studio.Get<WorkspaceContents>().ReadAsync(default);
        Assert.Equal([new MissingReference("template", "fresh"), new MissingReference("form", "asked")], first.Value.Created.ToArray());
        Assert.Empty(again.Value.Created);
        Assert.Equal([("fresh", true), ("hello", false)], content.Templates.Select(template => (template.Key, template.IsUnwritten)));
        Assert.True(Assert.Single(content.Forms).IsUnwritten);
        Assert.Equal(2L, studio.Scalar("select count(*) from audit where action in ('template.create', 'form.create')"));
    }

    /// <summary>A journey template that brings a text writes it where it is still to be written, and nowhere else.</summary>
    [Fact]
    public async Task Begin_WithContent_WritesWhatIsUnwritten()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        await studio.Get<WorkspaceContents>().WriteAsync(new WorkspaceContent { Templates = [MessageTemplate.Unwritten("fresh"), Written("hello")] }, default);
        var journey = ImportStudio.Journey("one");
        var brings = new WorkspaceContent { Templates = [Written("fresh"), Written("hello") with { Class = MessageClass.Service }] };

        await studio.Get<JourneyCreation>().BeginAsync("one", "One", ImportStudio.Text(journey), null, default, brings);

        var content = await studio.Get<WorkspaceContents>().ReadAsync(default);
        Assert.Equal([("fresh", false, MessageClass.Reply), ("hello", false, MessageClass.Reply)], content.Templates.Select(template => (template.Key, template.IsUnwritten, template.Class)));
    }

    private static MessageTemplate Written(string key) => new(key, new LocalText(key, key), MessageClass.Reply, [new MessageVariant("sms", Languages.English, Text: "Hello")]);

    /// <summary>Two at once for the same journeys: one is done, the other told so, and nothing of the two is mixed.</summary>
    [Fact]
    public async Task Save_TwiceAtOnce_IsDoneOnce()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        await using var other = provider is Provider.PostgreSql ? new TemporaryStudio(provider, studio.At, ImportStudio.Register) : null;
        await ImportStudio.BeginAsync(studio, ImportStudio.Journey("known", "a"));

        var both = await Task.WhenAll(
            ImportStudio.ImportAsync(studio, (ImportStudio.Journey("known", "left"), 0), (ImportStudio.Journey("new", "left"), null)),
            ImportStudio.ImportAsync(other ?? studio, (ImportStudio.Journey("known", "right"), 0), (ImportStudio.Journey("new", "right"), null)));

        Assert.Single(both, saved => saved.IsOk);
        var known = Assert.Single((await ImportStudio.DraftAsync(studio, "known"))!.Definition.Activities).Id;
        Assert.Equal(known, Assert.Single((await ImportStudio.DraftAsync(studio, "new"))!.Definition.Activities).Id);
        Assert.Equal(1, (await ImportStudio.DraftAsync(studio, "known"))!.Revision);
    }

    private static async Task<StoredDraft> ApplyAsync(TemporaryStudio studio, DraftAct act, int revision, DraftCommand? command = null)
    {
        var request = new DraftRequest { DefinitionId = "known", CommandId = $"page.{revision + 1}", BaseRevision = revision, Act = act, Command = command };
        return (await studio.Get<DraftStore>().ApplyAsync(request, default)).Draft!;
    }
}
